package io.broadsheet.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.SystemUtils;

/** What can be done with a data directory of PostgreSQL by its own programs. */
final class Commands {
    /**
     * On the command line they win over whatever stands in postgresql.conf.
     *
     * <p>fsync and synchronous_commit: what was answered with 2xx survives a power cut. 40 connections: a pool of 20,
     * listeners, and someone with psql. No Unix socket: its folder would be open to all users of the machine. No
     * line per checkpoint: the log is for problems, and grows for as long as the server runs.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "40",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "log_checkpoints", "off");

    /** Five minutes: recovery after a crash reads all that was written since the last checkpoint. */
    private static final String START_SECONDS = "300";

    /** A fast stop writes a checkpoint; an immediate one does not, and the next start makes up for it. */
    private static final String FAST_STOP_SECONDS = "20";

    private static final String IMMEDIATE_STOP_SECONDS = "5";

    private final DataDirectory directory;
    private final Binaries binaries;

    Commands(DataDirectory directory, Binaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    /** The major version of these programs, such as 18. */
    String majorVersion() throws IOException {
        Result result = run("postgres", List.of("--version"));
        return result.output().replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
    }

    void initdb(Path empty) throws IOException {
        run(
                        "initdb",
                        List.of(
                                "--pgdata=" + empty,
                                "--username=postgres",
                                "--encoding=UTF8",
                                "--auth=scram-sha-256",
                                "--pwfile=" + directory.passwordFile(),
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C"))
                .orProblem("The database cannot be created in " + directory.folder());
    }

    /** Returns when the server answers. */
    void start(int port) throws IOException {
        String options = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        PrivateFiles.open(directory.log()).close();
        Result result =
                pgCtl("start", "-w", "-t", START_SECONDS, "-l", directory.log().toString(), "-o", options);
        if (result.failed()) {
            throw new StartupProblem("PostgreSQL does not start: %s", reason().orElse(result.output()));
        }
    }

    /** Ends the server that postmaster.pid names; whoever calls has made sure that it is one of ours. */
    void stop() throws IOException {
        if (pgCtl("stop", "-m", "fast", "-w", "-t", FAST_STOP_SECONDS).failed()) {
            pgCtl("stop", "-m", "immediate", "-w", "-t", IMMEDIATE_STOP_SECONDS)
                    .orProblem("PostgreSQL in " + directory.data() + " does not stop");
        }
    }

    private Result pgCtl(String action, String... arguments) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(action, "-D", directory.data().toString()));
        all.addAll(List.of(arguments));
        return run("pg_ctl", all);
    }

    private Optional<String> reason() throws IOException {
        return Files.readAllLines(directory.log()).stream()
                .filter(line -> line.contains("FATAL:"))
                .reduce((earlier, later) -> later)
                .map(line -> line.replaceFirst(".*FATAL:\\s*", "") + " (see " + directory.log() + ")");
    }

    private Result run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(privileges());
        command.add(binaries.program(program));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Messages in English, as the log is searched for them.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output.strip());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + program + " was running", stop);
        }
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, while its files stay root's and
     * closed to all others.
     */
    private static List<String> privileges() {
        if (!SystemUtils.IS_OS_LINUX || !"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!LinuxUtils.isUnshareAvailable()) {
            throw new StartupProblem("PostgreSQL does not run as root, and `unshare -U` is not allowed here: start"
                    + " Broadsheet as an ordinary user, or name a database with QUARKUS_DATASOURCE_JDBC_URL.");
        }
        return List.of("unshare", "-U");
    }

    private record Result(int code, String output) {
        boolean failed() {
            return code != 0;
        }

        void orProblem(String what) {
            if (failed()) {
                throw new StartupProblem("%s: %s", what, output);
            }
        }
    }
}
