package io.broadsheet.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a limit has let through within its last window, to the millisecond. For one thread at a time. */
final class SlidingWindow {

    private final RateLimit limit;
    private final Deque<Instant> accepted = new ArrayDeque<>();

    SlidingWindow(RateLimit limit) {
        this.limit = limit;
    }

    /** How long until there is room; zero if there is. */
    Duration untilRoom(Instant now) {
        forget(now);
        return accepted.size() < limit.capacity() ? Duration.ZERO : untilNextEnds(now);
    }

    void accept(Instant now) {
        accepted.add(now);
    }

    /**
     * An item of the field {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10): how many more there is room for, and
     * the seconds until there is room for one more than that.
     */
    String state(Instant now) {
        forget(now);
        String state = "\"" + limit.name() + "\";r=" + (limit.capacity() - accepted.size());
        return accepted.isEmpty() ? state : state + ";t=" + RateLimits.seconds(untilNextEnds(now));
    }

    private Duration untilNextEnds(Instant now) {
        return Duration.between(now, accepted.peek().plus(limit.window()));
    }

    /** A window has its end and not its beginning: what came just a window ago counts no longer. */
    private void forget(Instant now) {
        Instant beginning = now.minus(limit.window());
        while (!accepted.isEmpty() && !accepted.peek().isAfter(beginning)) {
            accepted.remove();
        }
    }
}
