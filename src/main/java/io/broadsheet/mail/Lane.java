package io.broadsheet.mail;

import io.broadsheet.database.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Thread> threads = new ArrayList<>();

    private long calls;
    private boolean stopped;
    private volatile boolean interrupted;

    /** @param bulk whether these mails come in thousands @param pace nothing for no limit */
    Lane(boolean bulk, MailQueue queue, Delivery delivery, Optional<Pace> pace, InstantSource clock) {
        this.bulk = bulk;
        this.queue = queue;
        this.delivery = delivery;
        this.pace = pace;
        this.clock = clock;
    }

    void start(String name, int connections) {
        for (int i = 1; i <= connections; i++) {
            Thread thread = new Thread(this::run, name + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** There may be a mail. */
    synchronized void wake() {
        calls++;
        notifyAll();
    }

    /** Begins no mail any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** After {@link #stop}: waits for the mails under way. */
    void join(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            // Zero would be for ever.
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }

    private void run() {
        while (!isStopped()) {
            long heard = calls();
            rest(turn(), heard);
        }
    }

    /** Sends a mail, if there is one. @return how long to rest, unless there are new ones */
    private Duration turn() {
        try {
            Instant now = clock.instant();
            if (!backoff.permits(now)) {
                return TICK;
            }
            Duration wait = pace.map(Pace::take).orElse(Duration.ZERO);
            return wait.isZero() ? send(now) : wait;
        } catch (Exception failure) {
            tell(failure);
            return TICK;
        }
    }

    private Duration send(Instant now) {
        Optional<Mail> mail = queue.claim(bulk, now);
        interrupted = false;
        if (mail.isEmpty()) {
            pace.ifPresent(Pace::giveBack);
            return TICK;
        }
        Outcome outcome = delivery.deliver(mail.get());
        regard(outcome, now);
        settle(mail.get(), outcome);
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

    /** What came of a mail must not be forgotten, however long the database is away. */
    private void settle(Mail mail, Outcome outcome) {
        while (true) {
            try {
                queue.settle(mail, outcome, clock.instant());
                return;
            } catch (Exception failure) {
                if (!Outage.isCauseOf(failure)) {
                    // Without what it says, which may hold an address.
                    LOG.errorf(
                            "The mail %d could not be settled: %s",
                            mail.id(), failure.getClass().getName());
                    queue.settle(mail, outcome.untold(), clock.instant());
                    return;
                }
                if (isStopped()) {
                    throw failure;
                }
                tell(failure);
                rest(TICK, calls());
            }
        }
    }

    /** Once, not every second. */
    private synchronized void tell(Exception failure) {
        if (!interrupted) {
            if (Outage.isCauseOf(failure)) {
                LOG.warnf("Mails wait for the database: %s", failure.getMessage());
            } else {
                LOG.error("Mails are held up", failure);
            }
        }
        interrupted = true;
    }

    private synchronized long calls() {
        return calls;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void rest(Duration most, long heard) {
        if (most.isZero() || stopped || calls != heard) {
            return;
        }
        try {
            // Rounded up: zero would be for ever.
            wait(most.toMillis() + 1);
        } catch (InterruptedException stop) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
