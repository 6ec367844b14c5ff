package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import java.util.Collection;

/** The header that tells caches elsewhere what an answer is made of, so that they can be purged by it. */
record TagHeader(CharSequence name, CharSequence value) {

    /** Fastly's name; it wants blanks between the keys. */
    private static final String SURROGATE_KEY = "Surrogate-Key";

    static TagHeader of(String name, Collection<String> tags) {
        return new TagHeader(
                HttpHeaders.createOptimized(name),
                HttpHeaders.createOptimized(String.join(name.equalsIgnoreCase(SURROGATE_KEY) ? " " : ",", tags)));
    }
}
