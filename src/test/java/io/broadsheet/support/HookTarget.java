package io.broadsheet.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A target of webhooks: it answers as it is told, and keeps what it got. */
public final class HookTarget implements AutoCloseable {

    /** What it does with a request. */
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A request that it got. @param id and the other two: the headers of Standard Webhooks */
    public record Received(
            String method, String path, String type, String id, long timestamp, String signature, String body) {}

    private static final byte[] MUCH = new byte[64 * 1024];

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Reply> next = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Reply last = status(204);

    public HookTarget() {
        this(0);
    }

    /** @param port 0 for any */
    public HookTarget(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** From now on, one after the other; the last of them for all that follow. */
    public HookTarget answer(Reply... replies) {
        next.addAll(List.of(replies).subList(0, replies.length - 1));
        last = replies[replies.length - 1];
        return this;
    }

    public static Reply status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public static Reply redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Nothing at all, until this is closed. */
    public Reply silence() {
        return exchange -> {
            try {
                closed.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** A status, and 10 GB, unless it is cut off. */
    public Reply flood(int status) {
        return exchange -> {
            open.incrementAndGet();
            try {
                exchange.sendResponseHeaders(status, 10_000_000_000L);
                OutputStream body = exchange.getResponseBody();
                while (closed.getCount() > 0) {
                    body.write(MUCH);
                    sent.addAndGet(MUCH.length);
                }
            } finally {
                open.decrementAndGet();
            }
        };
    }

    /** A status, and then a byte from time to time, unless it is cut off. */
    public Reply drip(int status) {
        return exchange -> {
            open.incrementAndGet();
            try {
                exchange.sendResponseHeaders(status, 0);
                OutputStream body = exchange.getResponseBody();
                while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                open.decrementAndGet();
            }
        };
    }

    /** Answers without end that are under way. */
    public int open() {
        return open.get();
    }

    /** Bytes of a flood that went out. */
    public long sent() {
        return sent.get();
    }

    public List<Received> received() {
        return received;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    timestamp(exchange),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body));
            Reply reply = next.poll();
            (reply == null ? last : reply).to(exchange);
        }
    }

    /** 0 if there is none: it may be anything that leads here. */
    private static long timestamp(HttpExchange exchange) {
        String seconds = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        return seconds == null ? 0 : Long.parseLong(seconds);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
