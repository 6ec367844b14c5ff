package io.broadsheet.mail;

import io.broadsheet.database.Database;
import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** What can be configured about mails. */
@ApplicationScoped
public class MailOptions {

    private static final String CONNECTIONS = "broadsheet.mail.connections";
    private static final int MOST_CONNECTIONS = 50;

    private static final String RATE = "broadsheet.mail.rate";
    private static final int HIGHEST_RATE = 1_000;

    private static final String HOST = "quarkus.mailer.host";
    private static final String FROM = "quarkus.mailer.from";
    private static final String APPROVED = "quarkus.mailer.approved-recipients";
    private static final String BOUNCES = "quarkus.mailer.bounce-address";

    private final Config config;
    private final PublicUrl publicUrl;

    @Inject
    MailOptions(Config config, PublicUrl publicUrl) {
        this.config = config;
        this.publicUrl = publicUrl;
    }

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if an option about mails is out of its bounds
     */
    public static void check(Config config) {
        number(config, CONNECTIONS, MOST_CONNECTIONS);
        number(config, RATE, HIGHEST_RATE);
        address(config, FROM);
        address(config, BOUNCES);
    }

    /** How many mails of those that come in thousands are under way at a time, from this instance. */
    int connections() {
        return number(config, CONNECTIONS, MOST_CONNECTIONS);
    }

    /** How many of those a second leave this instance at most. */
    int rate() {
        return number(config, RATE, HIGHEST_RATE);
    }

    /** Whether there is a server to send mails with. Quarkus has a default for its name, which nobody has chosen. */
    boolean hasServer() {
        return config.getConfigValue(HOST).getSourceOrdinal() > Integer.MIN_VALUE;
    }

    /**
     * Whether the database is the embedded one, whose folder one service has at a time: what another has begun it will not end.
     * Should one be connected from outside all the same, it still says what came of its mails.
     */
    boolean isAlone() {
        return Database.isEmbedded(config);
    }

    Path dataDirectory() {
        return config.getValue("broadsheet.data-dir", Path.class);
    }

    /** Whom mails are from. */
    String from() {
        return address(config, FROM).orElse("newsletter@" + publicUrl.host());
    }

    /** Whom servers tell what cannot be delivered; whom mails are from, if absent (RFC 5321, section 3.6.3). */
    Optional<String> bounceAddress() {
        return address(config, BOUNCES);
    }

    /** Whether mails may go to the address: to any, unless some are named, as one does where nobody is to get any by mistake. */
    boolean approves(String recipient) {
        Optional<String[]> approved = config.getOptionalValue(APPROVED, String[].class);
        return approved.isEmpty()
                || Stream.of(approved.get())
                        .map(pattern -> Pattern.compile(pattern.strip(), Pattern.CASE_INSENSITIVE))
                        .anyMatch(pattern -> pattern.matcher(recipient).matches());
    }

    private static int number(Config config, String option, int most) {
        String given = config.getOptionalValue(option, String.class).orElse("");
        if (!given.matches("[1-9]\\d{0,5}") || Integer.parseInt(given) > most) {
            throw new StartupProblem("%s must be a number from 1 to %d: '%s'.", variable(option), most, given);
        }
        return Integer.parseInt(given);
    }

    private static Optional<String> address(Config config, String option) {
        Optional<String> given = config.getOptionalValue(option, String.class);
        if (given.isPresent() && !Letter.isAddress(given.get())) {
            throw new StartupProblem(
                    "%s must be an address alone, such as newsletter@example.org: '%s'.",
                    variable(option), given.get());
        }
        return given;
    }

    private static String variable(String option) {
        return option.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
