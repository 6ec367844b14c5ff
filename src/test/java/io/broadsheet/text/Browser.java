package io.broadsheet.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Chromium without a window. It opens {@code runner.html}, which shows pieces of content in every way that frontends do,
 * from a server that protects nothing: there is no Content-Security-Policy.
 */
final class Browser {
    private static final long MINUTES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PAGE =
            "<!doctype html><meta charset=utf-8 data-own><script src=/blocks.js data-own></script>"
                    + "<script src=/exercise.js data-own></script><body>";

    private final List<Piece> pieces;
    private final CompletableFuture<Map<Integer, List<String>>> report = new CompletableFuture<>();

    private Browser(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** What a frontend shows. */
    record Piece(String html, List<Block> blocks) {
        static Piece of(Rendering rendering) {
            return new Piece(rendering.html(), rendering.blocks());
        }

        static Piece ofHtml(String html) {
            return new Piece(html, List.of());
        }
    }

    /** @return the pieces of which something ran, by their index, and in what way they were shown */
    static Map<Integer, List<String>> run(List<Piece> pieces, Path profile) throws Exception {
        return new Browser(pieces).run(profile);
    }

    private Map<Integer, List<String>> run(Path profile) throws Exception {
        Path program = executable();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        Path log = profile.resolve("chromium.log");
        Process chromium =
                start(program, "http://127.0.0.1:" + server.getAddress().getPort() + "/", profile, log);
        chromium.onExit().thenRun(() -> report.completeExceptionally(new AssertionError("Chromium has ended.")));
        try {
            return report.get(MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException silent) {
            throw new AssertionError("Chromium has not reported in " + MINUTES + " minutes: " + Files.readString(log));
        } finally {
            List<ProcessHandle> helpers = chromium.descendants().toList();
            chromium.destroyForcibly().waitFor();
            helpers.forEach(ProcessHandle::destroyForcibly);
            server.stop(0);
            threads.shutdown();
        }
    }

    /** It may reach this server only: no name is resolved. */
    private static Process start(Path program, String address, Path profile, Path log) throws IOException {
        return new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--mute-audio",
                        "--autoplay-policy=no-user-gesture-required",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--remote-debugging-port=0",
                        address)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** @throws AssertionError where there is none, for a test that is not run must not pass */
    private static Path executable() {
        String given = System.getenv("CHROMIUM");
        List<String> folders = List.of(System.getenv("PATH").split(":"));
        return Stream.concat(
                        Stream.ofNullable(given).map(Path::of),
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "There is no Chromium: apt-get install chromium, or name its program in CHROMIUM."));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            send(exchange, "text/html", resource("runner.html"));
        } else if (path.equals("/exercise.js") || path.equals("/blocks.js")) {
            send(exchange, "text/javascript", resource(path.substring(1)));
        } else if (path.equals("/pieces")) {
            send(exchange, "application/json", JSON.writeValueAsString(pieces));
        } else if (path.startsWith("/piece/")) {
            send(
                    exchange,
                    "text/html",
                    PAGE + pieces.get(Integer.parseInt(path.substring(7))).html());
        } else if (path.startsWith("/empty/")) {
            send(exchange, "text/html", PAGE);
        } else if (path.equals("/report")) {
            report.complete(JSON.readValue(exchange.getRequestBody(), new TypeReference<>() {}));
            send(exchange, "text/plain", "");
        } else {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Browser.class.getResourceAsStream("/text/browser/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
