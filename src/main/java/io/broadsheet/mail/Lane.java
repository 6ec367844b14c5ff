package io.broadsheet.mail;

import io.broadsheet.database.Outage;
import io.broadsheet.database.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends mails one after the other, or several at a time, each by a thread that claims it, has it delivered and settles it. */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** How often to look for what other instances have queued, and for what has become due. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final boolean bulk;
    private final MailQueue queue;
    private final Delivery delivery;
    private final Optional<Pace> pace;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff();
    private final Workers workers = new Workers("Mails", this::turn);

    /** @param bulk whether these mails come in thousands @param pace nothing for no limit */
    Lane(boolean bulk, MailQueue queue, Delivery delivery, Optional<Pace> pace, InstantSource clock) {
        this.bulk = bulk;
        this.queue = queue;
        this.delivery = delivery;
        this.pace = pace;
        this.clock = clock;
    }

    void start(String name, int connections) {
        workers.start(name, connections);
    }

    /** There may be a mail. */
    void wake() {
        workers.wake();
    }

    /** Begins no mail any more. */
    void stop() {
        workers.stop();
    }

    /** After {@link #stop}: waits for the mails under way. */
    void join(Duration patience) throws InterruptedException {
        workers.join(patience);
    }

    /** Sends a mail, if there is one. @return how long to rest, unless there are new ones */
    private Duration turn() {
        Instant now = clock.instant();
        if (!backoff.permits(now)) {
            return TICK;
        }
        Duration wait = pace.map(Pace::take).orElse(Duration.ZERO);
        return wait.isZero() ? send(now) : wait;
    }

    private Duration send(Instant now) {
        Optional<Mail> mail = queue.claim(bulk, now);
        workers.reached();
        if (mail.isEmpty()) {
            pace.ifPresent(Pace::giveBack);
            return TICK;
        }
        Outcome outcome = delivery.deliver(mail.get());
        regard(outcome, now);
        workers.insist(() -> settle(mail.get(), outcome));
        return Duration.ZERO;
    }

    private void regard(Outcome outcome, Instant triedAt) {
        switch (outcome.kind()) {
            case UNREACHABLE -> {
                if (backoff.failed(triedAt, clock.instant())) {
                    LOG.warnf("Mails wait until they can be sent: %s", outcome.reason());
                }
            }
            case SENT, DELAYED, REFUSED, BOUNCED -> {
                if (backoff.succeeded()) {
                    LOG.info("Mails are sent again");
                    wake();
                }
            }
            case SKIPPED, DOUBTFUL -> {
                // The server has said nothing.
            }
        }
    }

    private void settle(Mail mail, Outcome outcome) {
        try {
            queue.settle(mail, outcome, clock.instant());
        } catch (RuntimeException failure) {
            if (Outage.isCauseOf(failure)) {
                throw failure;
            }
            // Without what it says, which may hold an address.
            LOG.errorf(
                    "The mail %d could not be settled: %s",
                    mail.id(), failure.getClass().getName());
            queue.settle(mail, outcome.untold(), clock.instant());
        }
    }
}
