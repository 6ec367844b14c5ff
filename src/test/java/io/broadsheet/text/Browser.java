package io.broadsheet.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.support.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        try (Chromium chromium = Chromium.start(
                profile, "http://127.0.0.1:" + server.getAddress().getPort() + "/")) {
            chromium.onExit(() -> report.completeExceptionally(new AssertionError("Chromium has ended.")));
            return report.get(MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException silent) {
            throw new AssertionError("Chromium has not reported in " + MINUTES + " minutes: " + Chromium.log(profile));
        } finally {
            server.stop(0);
            threads.shutdown();
        }
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
