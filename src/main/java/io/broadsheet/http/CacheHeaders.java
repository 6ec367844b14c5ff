package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Collection;
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

    /** Fastly's name; it wants blanks between the keys. */
    private static final String SURROGATE_KEY = "Surrogate-Key";

    /** Characters. All headers of an answer should fit the 4 KiB that proxies commonly have for them. */
    private static final int LONGEST_TAGS = 2000;

    private static final String OF_ONE = "entry:";

    /** Of parameters as they stand in an address. */
    static final Comparator<String> BY_NAME =
            Comparator.comparing(parameter -> parameter.split("=", 2)[0]);

    private CacheHeaders() {}

    /** Whether {@code If-None-Match} names the tag (RFC 9110, section 13.1.2): the weak comparison. */
    static boolean hasSeen(HttpServerRequest request, CharSequence etag) {
        String seen = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (seen == null) {
            return false;
        }
        return seen.contentEquals(etag) || seen.strip().equals("*") || seen.contains(etag);
    }

    /**
     * Names of what an answer is made of. Of a long list's members only those sets are named that it was chosen from: they
     * cover the members.
     */
    static String tags(Collection<String> tags, String header) {
        String separator = header.equalsIgnoreCase(SURROGATE_KEY) ? " " : ",";
        String all = String.join(separator, tags);
        return all.length() <= LONGEST_TAGS
                ? all
                : tags.stream().filter(tag -> !tag.startsWith(OF_ONE)).collect(Collectors.joining(separator));
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
