package io.broadsheet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The process that PostgreSQL's pid file names, and what to do with it before a server is started. */
final class StrayServer {
    private static final Logger LOG = Logger.getLogger(StrayServer.class);

    /** Processes of a server that died notice within milliseconds; one that writes to a slow disk may take longer. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final DataDirectory directory;
    private final Binaries binaries;

    StrayServer(DataDirectory directory, Binaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    /**
     * Afterwards no process of this data directory is left. A pid file that names a program of someone else, because
     * the number was given away again after a crash, is deleted: PostgreSQL would take that program for a server.
     *
     * @throws StartupProblem if a process of ours does not end
     */
    void clear(Commands commands) throws IOException {
        Optional<ProcessHandle> named = process();
        if (named.filter(binaries::isRunBy).isPresent()) {
            commands.stop();
            LOG.infof(
                    "Stopped the PostgreSQL that an earlier run left behind (process %d)",
                    named.get().pid());
        }
        awaitNone();
        if (process().isPresent()) {
            Files.delete(pidFile());
        }
    }

    /** The live process whose number stands in the pid file, whoever it is. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        return lines.stream()
                .limit(1)
                .map(String::strip)
                .filter(number -> number.matches("\\d{1,18}"))
                .findFirst()
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)));
    }

    private void awaitNone() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (ProcessHandle.allProcesses().anyMatch(binaries::isRunBy)) {
            if (System.nanoTime() > deadline) {
                throw new StartupProblem("Processes of PostgreSQL in %s do not end.", directory.folder());
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while waiting for processes of PostgreSQL to end", stop);
            }
        }
    }

    private Path pidFile() {
        return directory.data().resolve("postmaster.pid");
    }
}
