package io.broadsheet.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the service under test: it goes on by itself, and ahead as far as a test says. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Never turned back: what other tests have published must stay in the past. */
    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }
}
