package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cross-origin access, as the Fetch standard defines it: to everybody and without credentials, unless the operator names
 * origins. Not the filter of Quarkus: that one reflects the caller's origin and says nothing of it in {@code Vary}.
 */
@ApplicationScoped
class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String ALLOWED =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID";
    private static final String EXPOSED =
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Cache-Status,"
                    + " Cache-Tag, X-Request-Id, WWW-Authenticate, Allow, Accept-Patch, Deprecation, Sunset";
    private static final String A_DAY = "86400";

    private final Optional<Set<String>> origins;

    @Inject
    Cors(@ConfigProperty(name = "broadsheet.cors.origins") Optional<Set<String>> origins) {
        this.origins = origins;
    }

    void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origins.isPresent()) {
            response.headers().add(HttpHeaders.VARY, "Origin");
        }
        if (origins.isEmpty() || origin != null && origins.get().contains(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.isEmpty() ? "*" : origin);
            response.putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        if (isPreflight(request, origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                    .setStatusCode(204)
                    .end();
        } else {
            context.next();
        }
    }

    private static boolean isPreflight(HttpServerRequest request, String origin) {
        return request.method() == HttpMethod.OPTIONS
                && origin != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
