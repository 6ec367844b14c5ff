package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** What every request gets before anything else looks at it: an id, and headers that hold for all answers. */
public final class RequestContext {

    private static final String ID = "broadsheet.request-id";

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING_RUNS =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    private RequestContext() {}

    static void begin(RoutingContext context) {
        id(context);
        if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                || SecretParameters.areIn(context.request())) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        context.next();
    }

    /** Given, with the headers, when first asked for, since some requests fail before anything else of ours sees them. */
    public static String id(RoutingContext context) {
        String id = context.get(ID);
        if (id == null) {
            id = put(context.response());
            context.put(ID, id);
            MDC.put("requestId", id);
        }
        return id;
    }

    /** Puts a new id, and what all answers have, on a response. @return the id, of which nobody need keep a secret */
    static String put(HttpServerResponse response) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // Version 4, variant 2 (RFC 9562).
        String id =
                new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
        response.headers()
                .set(REQUEST_ID, id)
                .set(HttpHeaders.DATE, DateHeader.now())
                .set(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(SECURITY_POLICY, NOTHING_RUNS);
        return id;
    }
}
