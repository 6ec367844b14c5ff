package io.broadsheet.mail;

import java.time.Duration;
import java.time.Instant;

/** When to try again while no mail can be sent: after a second, then twice as long each time, up to a minute; one at a time. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Duration delay = Duration.ZERO;
    private Instant failedAt = Instant.MIN;
    private Instant nextTry = Instant.MIN;

    /** Whether to try now. Whoever may is the only one for a while, unless all is well. */
    synchronized boolean permits(Instant now) {
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = isOn() ? now.plus(delay) : Instant.MIN;
        return true;
    }

    /** @param triedAt what was tried before another failed is no news @return whether this is the first failure */
    synchronized boolean failed(Instant triedAt, Instant now) {
        boolean first = !isOn();
        if (triedAt.isAfter(failedAt)) {
            delay = first ? FIRST : shorter(delay.multipliedBy(2), LONGEST);
            failedAt = now;
            nextTry = now.plus(delay);
        }
        return first;
    }

    /** @return whether this ends a time of failures */
    synchronized boolean succeeded() {
        boolean ends = isOn();
        delay = Duration.ZERO;
        nextTry = Instant.MIN;
        return ends;
    }

    private boolean isOn() {
        return !delay.isZero();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
