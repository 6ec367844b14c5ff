package io.broadsheet.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failure, before a delivery is given up. */
record RetrySchedule(List<Duration> delays) {

    /** What is added at most, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    /**
     * @param failures so far, 1 or more
     * @param chance from 0 to 1: how much of the jitter to add
     * @return nothing if there have been enough
     */
    Optional<Duration> after(int failures, double chance) {
        if (failures > delays.size()) {
            return Optional.empty();
        }
        long millis = delays.get(failures - 1).toMillis();
        return Optional.of(Duration.ofMillis(millis + (long) (millis * JITTER * chance)));
    }
}
