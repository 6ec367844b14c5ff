package io.broadsheet.webhook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeoutException;

/** A request and its answer, which can be cut off at any moment, from any thread. */
final class Exchange {

    /** Bytes of an answer that are let come, so that whoever sends a few words is not cut off; they are not looked at. */
    private static final int MOST = 4096;

    private HttpClientRequest request;
    private boolean cut;
    private long received;

    /** @return the status, as soon as it is there */
    Future<Integer> carry(HttpClientRequest next, Buffer body) {
        synchronized (this) {
            request = next;
        }
        if (isCut()) {
            next.reset();
            return Future.failedFuture(new TimeoutException());
        }
        return next.send(body).map(this::status);
    }

    private int status(HttpClientResponse response) {
        response.exceptionHandler(ended -> {});
        response.handler(part -> {
            received += part.length();
            if (received > MOST) {
                cut();
            }
        });
        return response.statusCode();
    }

    void cut() {
        HttpClientRequest open;
        synchronized (this) {
            cut = true;
            open = request;
        }
        if (open != null) {
            open.reset();
        }
    }

    synchronized boolean isCut() {
        return cut;
    }
}
