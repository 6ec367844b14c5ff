package io.broadsheet.http;

/**
 * One page of a list.
 *
 * @param limit rows, 1 to 100
 * @param cursor where to go on, or null
 * @param offset rows to pass over; 0 with a cursor
 * @param scope what the cursor is bound to
 */
public record PageRequest(int limit, String cursor, int offset, boolean count, String scope) {

    /** Whether nothing comes before the page. */
    public boolean isFirst() {
        return cursor == null && offset == 0;
    }
}
