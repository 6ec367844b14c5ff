package io.broadsheet.http;

import java.time.Duration;

/**
 * At most {@code capacity} requests in any stretch of time that is as long as {@code window}, wherever it begins.
 *
 * @param name as clients see it
 * @param capacity 1 to 1 000 000
 * @param window whole seconds, at most a day
 */
record RateLimit(String name, int capacity, Duration window) {

    /** Each acceptance is remembered for the length of the window; a million of them are some 30 MB. */
    private static final int MAX_CAPACITY = 1_000_000;

    private static final Duration MAX_WINDOW = Duration.ofDays(1);

    static boolean isCapacity(int capacity) {
        return capacity > 0 && capacity <= MAX_CAPACITY;
    }

    static boolean isWindow(Duration window) {
        return window.toSeconds() > 0 && window.getNano() == 0 && window.compareTo(MAX_WINDOW) <= 0;
    }

    /** An item of the field {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10). */
    String policy() {
        return "\"" + name + "\";q=" + capacity + ";w=" + window.toSeconds();
    }
}
