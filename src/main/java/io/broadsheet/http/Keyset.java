package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import java.util.function.Function;

/**
 * An order that can be walked page by page: a column, and the id where values of the column are equal. An index over both
 * serves it in either direction.
 *
 * @param column the HQL path
 * @param key the value of the column, as text that sorts nothing and only comes back
 * @param parsed the same value again
 */
public record Keyset<T extends BaseEntity>(
        String column, boolean descending, Function<T, String> key, Function<String, Object> parsed) {

    public Keyset<T> descend() {
        return new Keyset<>(column, true, key, parsed);
    }

    /** The same order of rows that go by another name in the query. */
    public Keyset<T> on(String alias) {
        return new Keyset<>(alias + "." + column, descending, key, parsed);
    }

    String orderBy(String idColumn, boolean backward) {
        String direction = descending != backward ? " desc" : " asc";
        return " order by " + column + direction + ", " + idColumn + direction;
    }

    String behind(String idColumn, boolean backward) {
        return "(" + column + ", " + idColumn + ") " + (descending != backward ? "<" : ">")
                + " (:keysetKey, :keysetId)";
    }
}
