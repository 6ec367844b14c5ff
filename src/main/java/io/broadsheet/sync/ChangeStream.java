package io.broadsheet.sync;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One reader that is sent changes as they happen. There is never more than one text on its way to it: what comes meanwhile stays
 * in the log, so that a slow reader costs no memory, and keeps nobody waiting.
 */
final class ChangeStream {

    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private static final long IDLE = 0;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final SseEventSink sink;
    private final Runnable wake;

    /** When the text that is on its way set out, in nanoseconds of the system, or {@link #IDLE}. The first one is awaited. */
    private final AtomicLong writing = new AtomicLong(now());

    /** Whether there may be more for it. */
    private volatile boolean hungry;

    private volatile long position;

    /** @param wake to be called when it can take more */
    ChangeStream(HttpServerRequest request, SseEventSink sink, long position, Runnable wake) {
        this.request = request;
        this.response = request.response();
        this.sink = sink;
        this.position = position;
        this.wake = wake;
    }

    static void putHeaders(HttpServerResponse response) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // nginx and others collect answers otherwise.
                .putHeader("X-Accel-Buffering", "no");
    }

    /** An id without data is no event, and yet where a reader that lost the connection goes on. @param token of its position */
    void begin(String token) {
        putHeaders(response);
        response.setChunked(true);
        put(Buffer.buffer("retry: 1000\nid: " + token + "\n\n"));
    }

    /** Behind the last change that it was sent. */
    long position() {
        return position;
    }

    /** Whether it can take more; if not, it wakes when it can. */
    boolean isReady() {
        hungry = true;
        if (writing.get() != IDLE) {
            return false;
        }
        hungry = false;
        return true;
    }

    /** @param upTo the position of the last change in the text. @param more whether there may be more behind it */
    void send(Buffer text, long upTo, boolean more) {
        hungry = true;
        if (write(text)) {
            position = upTo;
            hungry = more;
        }
    }

    /**
     * Sends a heartbeat, or drops a reader that has not taken a text in some time. This is looked at by the thread that sends: had
     * that been held up itself, it would first send what it was given, and the reader is not blamed.
     *
     * @param patience in nanoseconds
     * @param dropped  told if the reader was dropped
     */
    void beat(long patience, Runnable dropped) {
        connection().executor().execute(() -> {
            if (isStuck(patience)) {
                drop();
                dropped.run();
            } else {
                write(HEARTBEAT);
            }
        });
    }

    private boolean write(Buffer text) {
        if (isClosed() || !writing.compareAndSet(IDLE, now())) {
            return false;
        }
        put(text);
        return true;
    }

    private void put(Buffer text) {
        response.write(text).onComplete(written -> {
            writing.set(IDLE);
            if (written.succeeded() && hungry) {
                wake.run();
            }
        });
    }

    /** Never {@link #IDLE}, whatever the system counts from. */
    private static long now() {
        return System.nanoTime() | 1;
    }

    private boolean isStuck(long nanos) {
        long since = writing.get();
        return since != IDLE && System.nanoTime() - since > nanos;
    }

    boolean isClosed() {
        return response.closed() || response.ended();
    }

    void end() {
        sink.close();
    }

    /** Without waiting for what is on its way, as an orderly end would. */
    private void drop() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // Not the connection, nor the channel: both would first send what is queued.
            connection().close();
        }
    }

    private ChannelHandlerContext connection() {
        return ((ConnectionBase) request.connection()).channelHandlerContext();
    }
}
