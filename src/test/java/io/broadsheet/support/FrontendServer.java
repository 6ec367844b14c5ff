package io.broadsheet.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/** The frontend in {@code src/test/frontend}, from an origin of its own, that knows nothing of the service but its address. */
public final class FrontendServer implements AutoCloseable {

    private static final Path FOLDER = Path.of("src", "test", "frontend");

    /** As it stands in the files. */
    private static final String API = "http://localhost:8080";

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    private final HttpServer server;
    private final String api;

    private FrontendServer(HttpServer server, String api) {
        this.server = server;
        this.api = api;
    }

    /** @param api the origin of the service */
    public static FrontendServer of(String api) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        FrontendServer frontend = new FrontendServer(server, api);
        server.createContext("/", frontend::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return frontend;
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        Path file = FOLDER.resolve(name);
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readString(file).replace(API, api).getBytes(StandardCharsets.UTF_8);
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
                                    + api);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
