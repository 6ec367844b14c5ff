package io.broadsheet.mail;

import io.broadsheet.database.PrivateFiles;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A folder for mails instead of a server: what would have been sent, byte by byte, as files that any mail program opens. */
final class Outbox implements Transport {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** Names sort by time. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;

    Outbox(Path folder, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public Outcome deliver(MailMessage message) {
        String name = NAME.format(clock.instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".eml";
        try {
            PrivateFiles.createFolders(folder);
            PrivateFiles.write(folder, name, bytes(message));
        } catch (IOException failure) {
            return new Outcome(Outcome.Kind.UNREACHABLE, "the outbox cannot be written: " + failure);
        }
        LOG.infof("A mail is in %s: QUARKUS_MAILER_HOST names no server", folder.resolve(name));
        return Outcome.SENT;
    }

    /** As the client writes it to a server, after DATA. */
    private static byte[] bytes(MailMessage message) {
        StringBuilder mail = new StringBuilder();
        EncodedPart whole = new MailEncoder(message, "localhost").encodeMail();
        headers(mail, whole);
        for (EncodedPart part : whole.parts()) {
            line(mail, "--" + whole.boundary());
            headers(mail, part);
            part.body().lines().forEach(line -> line(mail, line));
        }
        line(mail, "--" + whole.boundary() + "--");
        return mail.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void headers(StringBuilder mail, EncodedPart part) {
        part.headers().forEach(header -> line(mail, header.getKey() + ": " + header.getValue()));
        line(mail, "");
    }

    private static void line(StringBuilder mail, String line) {
        mail.append(line).append("\r\n");
    }
}
