package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cross-origin access, as the Fetch standard defines it: to everybody and without credentials, unless the operator names
 * origins. Not the filter of Quarkus: that one reflects the caller's origin and says nothing of it in {@code Vary}.
 */
@ApplicationScoped
public class Cors {

    private static final String OPTION = "broadsheet.cors.origins";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String ALLOWED =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID";
    private static final String EXPOSED =
            "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Cache-Status,"
                    + " %s, X-Request-Id, WWW-Authenticate, Allow, Accept-Patch, Deprecation, Sunset";
    private static final String A_DAY = "86400";

    /** Ports that browsers leave out of an origin. */
    private static final Map<String, Integer> USUAL = Map.of("http", 80, "https", 443);

    private static final CharSequence ANYBODY = HttpHeaders.createOptimized("*");

    private final Optional<Set<String>> origins;
    private final CharSequence exposed;

    @Inject
    Cors(@ConfigProperty(name = OPTION) Optional<Set<String>> configured, CacheOptions cache) {
        origins = configured.map(Cors::checked);
        exposed = HttpHeaders.createOptimized(EXPOSED.formatted(cache.tagHeader()));
    }

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if BROADSHEET_CORS_ORIGINS has something that no browser ever sends as an origin
     */
    public static void check(SmallRyeConfig config) {
        config.getOptionalValues(OPTION, String.class, HashSet::new).ifPresent(Cors::checked);
    }

    private static Set<String> checked(Set<String> given) {
        return given.stream().map(String::strip).map(Cors::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String given) {
        if (!given.equals(serialised(given))) {
            throw new StartupProblem(
                    "BROADSHEET_CORS_ORIGINS must name origins as browsers send them, such as https://www.example.org or"
                            + " http://localhost:5173 (lower case, no path, no usual port): '%s'.",
                    given);
        }
        return given;
    }

    /** RFC 6454, section 6.2; null if it is none. */
    private static String serialised(String given) {
        try {
            URI uri = new URI(given);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return null;
            }
            String origin = uri.getScheme() + "://" + uri.getHost();
            boolean usual = uri.getPort() == -1 || USUAL.getOrDefault(uri.getScheme(), -1) == uri.getPort();
            return (usual ? origin : origin + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        allow(request, response);
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

    /** Puts on an answer who may read it. */
    void allow(HttpServerRequest request, HttpServerResponse response) {
        MultiMap headers = response.headers();
        if (origins.isEmpty()) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
            return;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        headers.add(HttpHeaders.VARY, "Origin");
        if (origin != null && origins.get().contains(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        }
    }

    private static boolean isPreflight(HttpServerRequest request, String origin) {
        return request.method() == HttpMethod.OPTIONS
                && origin != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
