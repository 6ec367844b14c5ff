package io.broadsheet.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own: durable, reachable from this machine only, and only with its password. It is started
 * again on its port if it ends before {@link #close}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    /** Between choosing a free port and using it someone else may take it, though hardly three times in a row. */
    private static final int PORT_ATTEMPTS = 3;

    private final DataDirectory directory;
    private final Binaries binaries;
    private final Commands commands;
    private final StrayServer stray;
    private int port;
    private DatabaseAddress address;
    private ServerWatch watch;
    private boolean closed;

    private EmbeddedDatabase(DataDirectory directory) throws IOException {
        this.directory = directory;
        this.binaries = Binaries.unpack(directory);
        this.commands = new Commands(directory, binaries);
        this.stray = new StrayServer(directory, binaries);
    }

    /**
     * Takes a folder into use, fills it if it is new, and returns when the server answers.
     *
     * @param folder made if it does not exist; no two processes can use it at the same time
     * @throws StartupProblem if there can be no server, in words for whoever runs it
     */
    public static EmbeddedDatabase start(Path folder) {
        DataDirectory directory = DataDirectory.open(folder);
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(directory);
            database.start();
            return database;
        } catch (StartupProblem problem) {
            directory.close();
            throw problem;
        } catch (IOException | SQLException broken) {
            directory.close();
            throw new StartupProblem("The database in %s cannot be started: %s", directory.folder(), broken);
        }
    }

    private void start() throws IOException, SQLException {
        stray.clear(commands);
        binaries.deleteOthers();
        if (Files.exists(directory.data())) {
            checkVersion();
        } else {
            initialise();
        }
        String password = directory.password();
        startOnFreePort();
        try {
            address = Provision.database(port, password);
        } catch (SQLException | StartupProblem unusable) {
            commands.stop();
            throw unusable;
        }
        watch = new ServerWatch(this);
        watch.start();
        LOG.infof(
                "PostgreSQL %s in %s at %s; look inside: PGPASSWORD=$(cat %s) psql -h 127.0.0.1 -p %d -U %s broadsheet",
                commands.majorVersion(),
                directory.folder(),
                address,
                directory.passwordFile(),
                port,
                address.username());
    }

    private void checkVersion() throws IOException {
        Path file = directory.data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new StartupProblem(
                    "%s holds no PostgreSQL database (no PG_VERSION): move it away to begin with an empty one.",
                    directory.data());
        }
        String found = Files.readString(file).strip();
        String ours = commands.majorVersion();
        if (!found.equals(ours)) {
            throw new StartupProblem(
                    "%s was written by PostgreSQL %s, this Broadsheet brings %s: dump it with the Broadsheet that wrote it,"
                            + " or move it away to begin with an empty database.",
                    directory.data(), found, ours);
        }
    }

    private void initialise() throws IOException {
        directory.writePassword();
        Path unfinished = directory.unfinished();
        commands.initdb(unfinished);
        directory.finish(unfinished, directory.data());
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            try {
                commands.start(port);
                return;
            } catch (StartupProblem problem) {
                if (attempt == PORT_ATTEMPTS || isFree(port)) {
                    throw problem;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** For the service's own user, who may do anything to the service's database and nothing to the server. */
    public DatabaseAddress address() {
        return address;
    }

    boolean isRunning() throws IOException {
        return stray.process().filter(binaries::isRunBy).isPresent();
    }

    /** Puts a server that ended back on its port, where the connections of the pool look for it. */
    synchronized void restart() throws IOException {
        if (closed || isRunning()) {
            return;
        }
        long began = System.nanoTime();
        stray.clear(commands);
        commands.start(port);
        LOG.warnf(
                "PostgreSQL ended and was started again on port %d after %d ms; see %s",
                port, (System.nanoTime() - began) / 1_000_000, directory.log());
    }

    /** Stops the server, which writes all it has to its files first, and lets another service use the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.interrupt();
        try {
            if (isRunning()) {
                commands.stop();
            }
        } catch (IOException | StartupProblem stillThere) {
            LOG.errorf("PostgreSQL in %s did not stop: %s", directory.folder(), stillThere.getMessage());
        }
        directory.close();
    }
}
