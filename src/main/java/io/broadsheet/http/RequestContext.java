package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.MDC;

/** What every request gets before anything else looks at it: an id, and headers that hold for all answers. */
final class RequestContext {

    private static final String ID = "broadsheet.request-id";

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
    static String id(RoutingContext context) {
        String id = context.get(ID);
        if (id == null) {
            id = UUID.randomUUID().toString();
            context.put(ID, id);
            MDC.put("requestId", id);
            context.response()
                    .putHeader("X-Request-Id", id)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        return id;
    }
}
