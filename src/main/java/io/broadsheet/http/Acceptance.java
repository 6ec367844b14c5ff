package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
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
        String path = context.request().path();
        if (accept != null && path.startsWith(PublicUrl.API) && !path.equals(PublicUrl.STREAM)) {
            String settled = settled(accept);
            if (settled == null) {
                throw new Problem(ProblemType.NOT_ACCEPTABLE, ProblemType.NOT_ACCEPTABLE.description());
            }
            if (!isForm(context) && settled.isEmpty()) {
                context.request().headers().set(HttpHeaders.ACCEPT, isLines(context) ? JsonLines.MEDIA_TYPE : JSON);
            }
        }
        context.next();
    }

    /** Empty for JSON, null if nothing is wanted, else what was given. @param accept null if the client does not say */
    static String settled(String accept) {
        if (accept == null || accept.equals("*/*") || accept.equals(JSON)) {
            return "";
        }
        List<String> wanted = Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .filter(Acceptance::isWanted)
                .toList();
        if (wanted.isEmpty()) {
            return null;
        }
        return wanted.stream().anyMatch(range -> RANGES.contains(range.split(";")[0].strip())) ? "" : accept;
    }

    /** A browser that posts a form shows what comes back: its first wish counts. */
    private static boolean isForm(RoutingContext context) {
        return sends(MediaType.APPLICATION_FORM_URLENCODED, context);
    }

    /** Lines of JSON are answered with such. */
    private static boolean isLines(RoutingContext context) {
        return sends(JsonLines.MEDIA_TYPE, context);
    }

    private static boolean sends(String type, RoutingContext context) {
        String sent = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return sent != null && sent.toLowerCase(Locale.ROOT).startsWith(type);
    }

    /** RFC 9110, section 12.4.2: a weight of 0 means not acceptable, which REST does not know. */
    private static boolean isWanted(String range) {
        return Arrays.stream(range.split(";"))
                .skip(1)
                .map(String::strip)
                .noneMatch(part -> part.matches("q=0(\\.0*)?"));
    }
}
