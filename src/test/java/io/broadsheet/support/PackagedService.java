package io.broadsheet.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code mvn package} made, run as its users run it, with a folder, a port and a log of its own. */
public final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** Longer than a request waits for a connection of the pool. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Its name, and that of its user. */
    private static final String DATABASE = "broadsheet";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private ChildProcess process;

    private PackagedService(Path folder, Map<String, String> environment, int port) {
        this.folder = folder;
        this.port = port;
        this.environment = new HashMap<>(environment);
        this.environment.put("BROADSHEET_DATA_DIR", folder.toString());
        this.environment.put("BROADSHEET_ADMIN_KEY", Given.ADMIN_KEY);
        this.environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    /** Not started yet, and without anything from an earlier run. */
    public static PackagedService inEmptyFolder(String name, Map<String, String> environment) throws IOException {
        Path folder = Path.of("target", "packaged", name);
        if (Files.exists(folder)) {
            Servers.servers(folder).forEach(ProcessHandle::destroyForcibly);
            delete(folder);
        }
        Files.deleteIfExists(log(folder));
        Files.createDirectories(folder.getParent());
        try (ServerSocket free = new ServerSocket(0)) {
            return new PackagedService(folder, environment, free.getLocalPort());
        }
    }

    /** Another on the embedded database of this one, which runs. */
    public PackagedService beside(String name, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", databaseUrl());
        all.put("QUARKUS_DATASOURCE_USERNAME", DATABASE);
        all.put("QUARKUS_DATASOURCE_PASSWORD", databasePassword());
        return inEmptyFolder(name, all);
    }

    /** @return milliseconds from the launch of Java to the first good answer */
    public long start() {
        long began = System.nanoTime();
        process = ChildProcess.jar(JAR, environment, log(folder));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .failFast("the service ended", () -> !process.isAlive())
                .until(this::answers);
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** Whether a public read that nobody has asked for is answered well. */
    public boolean answers() {
        try {
            return send("GET", "/articles?publishedAfter=" + Instant.now(), null)
                            .statusCode()
                    == 200;
        } catch (IOException notNow) {
            return false;
        }
    }

    /** @param body JSON, unless the headers say otherwise; null for none. @throws IOException if no answer came */
    public HttpResponse<String> send(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Given.API + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** A connection of one's own to the embedded database. */
    public Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(), DATABASE, databasePassword());
    }

    private String databaseUrl() throws IOException {
        String databasePort =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DATABASE;
    }

    private String databasePassword() throws IOException {
        return Files.readString(folder.resolve("postgres.password")).strip();
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    /** See {@link ChildProcess#kill}. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** See {@link ChildProcess#terminate}. */
    public void terminate() throws InterruptedException {
        process.terminate();
    }

    /** All that it has said since it was made, over all its starts. */
    public List<String> log() throws IOException {
        return Files.readAllLines(log(folder));
    }

    /** The lines of it that belong to stack traces. */
    public List<String> traces() throws IOException {
        return log().stream()
                .filter(line -> line.matches("\\s+at \\S+\\(.*|\\s*Caused by: .*"))
                .toList();
    }

    private static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Also after a failure nothing of it is left running. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Servers.servers(folder).forEach(ProcessHandle::destroyForcibly);
        } catch (IOException neverMade) {
            throw new UncheckedIOException(neverMade);
        }
    }
}
