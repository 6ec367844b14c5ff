package io.broadsheet.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Threads that work off what waits in the database, one piece after the other. Each takes its turn at a piece, if there is one,
 * and rests when there is none, until it is called.
 */
public final class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    /** After a failure. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String pieces;
    private final Supplier<Duration> turn;
    private final List<Thread> threads = new ArrayList<>();

    private long calls;
    private boolean stopped;
    private boolean interrupted;

    /**
     * @param pieces what they work off, for the log; begins with a capital
     * @param turn answers how long to rest unless called; zero for not at all
     */
    public Workers(String pieces, Supplier<Duration> turn) {
        this.pieces = pieces;
        this.turn = turn;
    }

    public void start(String name, int count) {
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::run, name + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** There may be a piece. */
    public synchronized void wake() {
        calls++;
        notifyAll();
    }

    /** Begins no piece any more. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** After {@link #stop}: waits for the pieces under way. */
    public void join(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            // Zero would be for ever.
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }

    /** To be told by a turn that has reached the database: the next failure is news. */
    public synchronized void reached() {
        interrupted = false;
    }

    /**
     * Writes down what must not be forgotten, however long the database is away.
     *
     * @throws RuntimeException if it failed for another reason, or nobody waits any more
     */
    public void insist(Runnable writing) {
        while (true) {
            try {
                writing.run();
                return;
            } catch (RuntimeException failure) {
                if (!Outage.isCauseOf(failure) || isStopped()) {
                    throw failure;
                }
                tell(failure);
                rest(PAUSE, calls());
            }
        }
    }

    private void run() {
        while (!isStopped()) {
            long heard = calls();
            rest(turn(), heard);
        }
    }

    private Duration turn() {
        try {
            return turn.get();
        } catch (Throwable failure) {
            // An Error, too, of one piece of work: nobody would do the others.
            tell(failure);
            return PAUSE;
        }
    }

    /** Once, not every second. */
    private synchronized void tell(Throwable failure) {
        if (!interrupted) {
            if (Outage.isCauseOf(failure)) {
                LOG.warnf("%s wait for the database: %s", pieces, failure.getMessage());
            } else {
                LOG.errorf(failure, "%s are held up", pieces);
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
