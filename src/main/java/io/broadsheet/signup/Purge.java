package io.broadsheet.signup;

import io.broadsheet.database.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/** Forgets what must not be kept any longer. Several instances may do so at once: none waits for what another has locked. */
@ApplicationScoped
class Purge {

    /** How long an address waits for a confirmation: its links work for a week, and a reminder by hand for longer. */
    private static final Duration UNCONFIRMED = Duration.ofDays(30);

    /** Rows in a transaction: few enough that nobody notices. */
    private static final int BATCH = 500;

    @Inject
    SubscriberRepository subscribers;

    @Inject
    ConfirmationLimits limits;

    @Inject
    Bounces bounces;

    @Inject
    InstantSource clock;

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Instant now = clock.instant();
        all(() -> subscribers.removeUnconfirmed(now.minus(UNCONFIRMED), BATCH));
        all(() -> limits.purge(now, BATCH));
        all(() -> bounces.purge(now, BATCH));
    }

    private static void all(IntSupplier removal) {
        Outage.sitOut(BATCH, () -> QuarkusTransaction.requiringNew().call(removal::getAsInt));
    }
}
