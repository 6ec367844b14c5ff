package io.broadsheet.change;

import io.broadsheet.database.DatabaseAddress;
import io.broadsheet.database.Outage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Follows the log on this node. It listens on a connection of its own; what it hears only wakes it, what happened it reads from
 * the log. After a lost connection it goes on where it was.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    /** For the handshake and each answer; so long a database that hangs is taken for one that answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** From then on what other nodes write may be missed by more than a moment. */
    private static final long MOMENT_NANOS = 1_000_000_000;

    /** Between two tries to reach a database that is away. */
    private static final long PAUSE_MILLIS = 100;

    /** SQLSTATE of a server that has no connection left for us, but serves those that the pool holds. */
    private static final String TOO_MANY = "53300";

    /** How well this node knows what is in the database. */
    public enum Sight {
        /** All that was committed is known within moments. */
        CLEAR,
        /** The connection is lost, this moment or because the database cannot be reached: nobody can write, either. */
        AWAY,
        /** Others may write, and this node does not hear of it. */
        BLIND
    }

    @Inject
    Event<Touched> touched;

    private final DatabaseAddress address;

    /** Positions that this node has written, and told of, itself. */
    private final ConcurrentSkipListSet<Long> own = new ConcurrentSkipListSet<>();

    private volatile boolean running;
    private volatile boolean listening;
    private volatile boolean unreachable;
    private volatile long lostSince;
    private volatile ChangeListener listener;
    private Thread thread;

    /** Whether the log says that nothing is heard. */
    private boolean told;

    /** The last position that was told of, or -1 before the first connection. */
    private long position = -1;

    ChangeFeed(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "") String username,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
        address = new DatabaseAddress(url, username, password);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = new Thread(this::run, "change-feed");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        ChangeListener open = listener;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
        thread.join(PATIENCE.toMillis());
    }

    public Sight sight() {
        if (listening) {
            return Sight.CLEAR;
        }
        return unreachable || System.nanoTime() - lostSince < MOMENT_NANOS ? Sight.AWAY : Sight.BLIND;
    }

    /** How long changes have not been heard. */
    public Duration lost() {
        return listening ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lostSince);
    }

    /** Whether the database is known to be unreachable, so that a request for it need not be tried. */
    public boolean isUnreachable() {
        return unreachable;
    }

    /** Announces positions that this node tells of itself. */
    void expect(List<Long> positions) {
        own.addAll(positions);
    }

    /** Takes that back: if they appear all the same, they are told of like those of others. */
    void doubt(List<Long> positions) {
        positions.forEach(own::remove);
    }

    void tell(List<Set<String>> changes) {
        changes.forEach(tags -> touched.fire(new Touched(tags)));
    }

    private void run() {
        while (running) {
            try (Connection connection = address.connect(PATIENCE)) {
                listener = new ChangeListener(connection);
                catchUp();
                found();
                while (running) {
                    listener.await();
                    catchUp();
                }
            } catch (Throwable lost) {
                // Whatever it was, an Error, too: who hears nothing any more must not look as if nothing had happened.
                lost(lost);
            }
        }
    }

    private void catchUp() throws SQLException {
        long last = listener.last();
        if (position < 0) {
            position = last;
        } else if (last < position) {
            // Another database stands there now, or an older state of it.
            position = last;
            touched.fire(Touched.EVERYTHING);
        }
        while (position < last) {
            long read = listener.read(position, (at, tags) -> {
                if (!own.remove(at)) {
                    touched.fire(new Touched(tags));
                }
            });
            // Nothing is left of what was there only if it was purged since.
            position = read == position ? last : read;
        }
        own.headSet(position, true).clear();
    }

    private void found() {
        if (told) {
            LOG.info("Changes of other nodes are heard again");
        }
        told = false;
        unreachable = false;
        listening = true;
    }

    private void lost(Throwable failure) {
        if (listening) {
            lostSince = System.nanoTime();
            listening = false;
        } else if (running) {
            boolean outage = Outage.isCauseOf(failure) && !isOfTooMany(failure);
            if (!told || outage != unreachable) {
                LOG.warnf("Changes of other nodes cannot be heard: %s", failure);
            }
            told = true;
            unreachable = outage;
            pause();
        }
    }

    private static boolean isOfTooMany(Throwable failure) {
        return failure instanceof SQLException sql && TOO_MANY.equals(sql.getSQLState());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
