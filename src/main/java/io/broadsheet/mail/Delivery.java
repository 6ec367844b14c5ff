package io.broadsheet.mail;

import io.broadsheet.database.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has a claimed mail written and hands it over. */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** RFC 5321 (section 4.5.3.2) is more patient; but whoever waits for a mail looks at the spinning wheel. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MailQueue queue;
    private final MailOptions options;
    private final InstantSource clock;
    private final Transport transport;

    @Inject
    Delivery(MailQueue queue, MailOptions options, InstantSource clock, Vertx vertx, MailClient client) {
        this.queue = queue;
        this.options = options;
        this.clock = clock;
        transport = options.hasServer()
                ? new Smtp(vertx, client, PATIENCE)
                : new Outbox(options.dataDirectory().resolve("outbox"), clock);
    }

    /** Throws nothing: whatever happens is what came of the mail. */
    Outcome deliver(Mail mail) {
        // Left to a newer version, which has queued it.
        return queue.source(mail.kind())
                .map(source -> deliver(mail, source))
                .orElseGet(() -> new Outcome(Outcome.Kind.DELAYED, "nobody writes mails of this kind"));
    }

    private Outcome deliver(Mail mail, MailSource source) {
        Optional<MailMessage> message;
        try {
            message = QuarkusTransaction.requiringNew()
                    .call(() -> source.write(mail))
                    .map(letter -> Message.of(mail, letter, options.from(), clock.instant()));
        } catch (Exception | StackOverflowError failure) {
            return notWritten(mail, failure);
        }
        return message.map(this::hand).orElse(Outcome.SKIPPED);
    }

    private Outcome hand(MailMessage message) {
        if (!message.getTo().stream().allMatch(options::approves)) {
            return new Outcome(Outcome.Kind.SKIPPED, "QUARKUS_MAILER_APPROVED_RECIPIENTS has no such address");
        }
        options.bounceAddress().ifPresent(message::setBounceAddress);
        return transport.deliver(message);
    }

    private static Outcome notWritten(Mail mail, Throwable failure) {
        if (Outage.isCauseOf(failure)) {
            return new Outcome(Outcome.Kind.UNREACHABLE, "the database cannot be used");
        }
        // What an exception says may hold an address; where it comes from does not.
        String type = failure.getClass().getName();
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf(
                "The mail %d of kind %s could not be written: %s at %s",
                mail.id(), mail.kind(), type, trace.length == 0 ? "an unknown place" : trace[0]);
        return new Outcome(Outcome.Kind.REFUSED, "it could not be written: " + type);
    }
}
