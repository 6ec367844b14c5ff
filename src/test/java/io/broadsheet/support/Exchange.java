package io.broadsheet.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request and what it was answered with.
 *
 * @param target path and query as they were sent
 * @param sent the headers of the request, by their names in lower case
 * @param given what the body of the request was, or null: bytes, text, or something that stands for JSON
 * @param answered the headers of the answer, by their names in lower case
 * @param body null if it is not known
 */
record Exchange(
        String method,
        String target,
        Map<String, List<String>> sent,
        Object given,
        int status,
        Map<String, List<String>> answered,
        byte[] body) {

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** As it was sent; empty if there was none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    boolean succeeded() {
        return status < 400;
    }

    /** In lower case and without parameters; nothing if none was said. */
    static Optional<String> mediaType(Map<String, List<String>> headers) {
        return headers.getOrDefault("content-type", List.of()).stream()
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    @Override
    public String toString() {
        return method + " " + target + " → " + status;
    }
}
