package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Whoever can live with JSON gets JSON, whatever else they name first: a browser's long {@code Accept}, too. Only who names
 * other types alone gets one of them. So there are few different answers for caches to keep.
 */
final class Acceptance {

    private static final String JSON = "application/json";
    private static final Set<String> RANGES = Set.of("*/*", "application/*", JSON);

    private Acceptance() {}

    static void settle(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && context.request().path().startsWith(PublicUrl.API)
                && Arrays.stream(accept.split(",")).anyMatch(Acceptance::isJson)) {
            context.request().headers().set(HttpHeaders.ACCEPT, JSON);
        }
        context.next();
    }

    private static boolean isJson(String range) {
        String[] parts = range.toLowerCase(Locale.ROOT).split(";");
        return RANGES.contains(parts[0].strip())
                && Arrays.stream(parts).skip(1).map(String::strip).noneMatch(part -> part.matches("q=0(\\.0*)?"));
    }
}
