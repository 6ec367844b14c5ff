package io.broadsheet.database;

import java.io.IOException;
import org.jboss.logging.Logger;

/** Looks whether the server still runs, and has it started again if not. */
final class ServerWatch extends Thread {
    private static final Logger LOG = Logger.getLogger(ServerWatch.class);

    /** Well within the time a request waits for a connection; a look costs microseconds. */
    private static final long EVERY_MILLIS = 250;

    /** What kept the server from starting, such as a full disk, seldom passes sooner. */
    private static final long AFTER_FAILURE_MILLIS = 5_000;

    private final EmbeddedDatabase database;

    ServerWatch(EmbeddedDatabase database) {
        super("embedded-postgresql-watch");
        this.database = database;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(look() ? EVERY_MILLIS : AFTER_FAILURE_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look() {
        try {
            if (!database.isRunning()) {
                database.restart();
            }
            return true;
        } catch (IOException | StartupProblem failure) {
            LOG.errorf("PostgreSQL ended and cannot be started again yet: %s", failure.getMessage());
            return false;
        }
    }
}
