package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Headers of answers that are kept, here or elsewhere. */
final class CacheHeaders {

    static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");
    static final CharSequence LINK = HttpHeaders.createOptimized("Link");

    /** Authorization, since whoever has a key may see more, and versions. */
    static final CharSequence VARY = HttpHeaders.createOptimized("Accept, Accept-Encoding, Authorization");

    /** RFC 9211. */
    static final CharSequence HIT = HttpHeaders.createOptimized("Broadsheet; hit");

    static final CharSequence UNCONFIRMED = HttpHeaders.createOptimized("Broadsheet; hit; detail=database-unreachable");
    static final CharSequence COLLAPSED = HttpHeaders.createOptimized("Broadsheet; fwd=uri-miss; collapsed");
    static final CharSequence STORED = HttpHeaders.createOptimized("Broadsheet; fwd=uri-miss; stored");
    static final CharSequence MISS = HttpHeaders.createOptimized("Broadsheet; fwd=uri-miss");

    /** Of parameters as they stand in an address. */
    static final Comparator<String> BY_NAME =
            Comparator.comparing(parameter -> parameter.split("=", 2)[0]);

    private CacheHeaders() {}

    /** Whether {@code If-None-Match} names the tag (RFC 9110, section 13.1.2): the weak comparison. */
    static boolean hasSeen(HttpServerRequest request, CharSequence etag) {
        String seen = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        // No tag has a quotation mark within, so one that is found is a whole one.
        return seen != null && (seen.contains(etag) || seen.strip().equals("*"));
    }

    /** A path with its parameters in the order of their names; those of one name stay as they are. */
    static String ordered(String uri) {
        int query = uri.indexOf('?');
        if (query < 0 || uri.indexOf('&', query) < 0) {
            return uri;
        }
        String ordered = Arrays.stream(uri.substring(query + 1).split("&"))
                .sorted(BY_NAME)
                .collect(Collectors.joining("&"));
        return uri.substring(0, query + 1) + ordered;
    }
}
