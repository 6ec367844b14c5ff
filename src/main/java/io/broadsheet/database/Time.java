package io.broadsheet.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The clock. It ticks in milliseconds, which JavaScript's dates and JSON can carry without loss. */
class Time {

    @Produces
    @Singleton
    InstantSource now() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
