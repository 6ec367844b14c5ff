package io.broadsheet.sync;

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

    /** When the text that is on its way set out, in nanoseconds of the system, or {@link #IDLE}. */
    private final AtomicLong writing = new AtomicLong(IDLE);

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
        write(Buffer.buffer("retry: 1000\nid: " + token + "\n\n"));
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

    void beat() {
        write(HEARTBEAT);
    }

    private boolean write(Buffer text) {
        // Never 0, whatever the system counts from.
        if (isClosed() || !writing.compareAndSet(IDLE, System.nanoTime() | 1)) {
            return false;
        }
        response.write(text).onComplete(written -> {
            writing.set(IDLE);
            if (written.succeeded() && hungry) {
                wake.run();
            }
        });
        return true;
    }

    /** Whether what it was sent has not gone out for so long. */
    boolean isStuck(long nanos) {
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
    void drop() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // Not the connection, nor the channel: both would first send what is queued.
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }
}
