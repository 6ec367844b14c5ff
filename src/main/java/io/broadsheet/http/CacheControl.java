package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an answer may be shown, as RFC 9111 and RFC 5861 say it. Never beyond the instant from which on the clock alone
 * makes another of it.
 */
final class CacheControl {

    private final CacheOptions options;
    private final Instant until;
    private final boolean expiring;
    private final CharSequence longest;
    private final Instant longestUntil;

    /** @param expiring whether what it shows is to disappear then: nobody may show it longer, come what may */
    CacheControl(CacheOptions options, Instant until, boolean expiring) {
        this.options = options;
        this.until = until;
        this.expiring = expiring;
        this.longest =
                header(options.maxAge().plus(options.staleWhileRevalidate()).toSeconds());
        this.longestUntil = until.equals(Instant.MAX)
                ? until
                : until.minus(options.maxAge()).minus(options.staleWhileRevalidate());
    }

    /** Whether it is still the answer, if nothing was written. */
    boolean isTimely(Instant now) {
        return now.isBefore(until);
    }

    /** Whether it may be shown while nobody can tell what was written. @param unknown how long that has been so */
    boolean isBearable(Instant now, Duration unknown) {
        return unknown.compareTo(options.staleIfError()) <= 0 && (isTimely(now) || !expiring);
    }

    CharSequence header(Instant now) {
        return now.isBefore(longestUntil)
                ? longest
                : header(Math.max(Duration.between(now, until).toSeconds(), 0));
    }

    private CharSequence header(long left) {
        long fresh = Math.min(options.maxAge().toSeconds(), left);
        long stale = Math.min(options.staleWhileRevalidate().toSeconds(), left - fresh);
        return HttpHeaders.createOptimized("public, max-age=" + fresh
                + (stale > 0 ? ", stale-while-revalidate=" + stale : "")
                + (expiring ? "" : ", stale-if-error=" + options.staleIfError().toSeconds()));
    }
}
