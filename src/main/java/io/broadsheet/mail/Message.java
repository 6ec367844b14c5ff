package io.broadsheet.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * A letter as the mail client takes it (RFC 5322). The headers are encoded here: the client would break letters beyond U+FFFF,
 * and fold lines by a bare LF, which servers refuse since it was used to smuggle mails.
 */
final class Message {

    /** RFC 5322, section 3.3. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Message() {}

    /** @param from the address of the sender */
    static MailMessage of(Mail mail, Letter letter, String from, Instant now) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        set(headers, "Message-ID", messageId(mail, from));
        set(headers, "Date", DATE.format(now));
        set(headers, "From", sender(letter.fromName(), from));
        set(headers, "To", letter.to());
        set(headers, "Subject", encoded(letter.subject(), "Subject: ".length()));
        // RFC 3834: no holiday notices, please.
        set(headers, "Auto-Submitted", "auto-generated");
        if (letter.replyTo() != null) {
            set(headers, "Reply-To", letter.replyTo());
        }
        letter.headers().forEach((name, value) -> set(headers, name, value));
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setText(lines(letter.text()))
                .setHtml(lines(letter.html()))
                .setHeaders(headers);
    }

    /** The same for each attempt, so that mailboxes can see a double. It tells nobody who the recipient is. */
    private static String messageId(Mail mail, String from) {
        String name = mail.kind() + "/" + mail.reference() + "/" + mail.recipient();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return "<" + id + from.substring(from.indexOf('@')) + ">";
    }

    private static String sender(String name, String address) {
        return name.isEmpty() ? address : EncoderUtil.encodeAddressDisplayName(name) + " <" + address + ">";
    }

    /** Encoded words where they are needed (RFC 2047). */
    private static String encoded(String text, int column) {
        return EncoderUtil.encodeIfNecessary(text, EncoderUtil.Usage.TEXT_TOKEN, column);
    }

    private static void set(MultiMap headers, String name, String value) {
        headers.set(name, MimeUtil.fold(value, name.length() + 2));
    }

    /** The client ends lines itself and takes CR for a letter. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
