package io.broadsheet.idempotency;

import io.broadsheet.database.Outage;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Forgets answers that are too old, on any instance. */
@ApplicationScoped
class KeptAnswerPurge {

    private static final int BATCH = 1_000;

    @Inject
    KeptAnswerRepository answers;

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(BATCH, () -> answers.purge(BATCH));
    }
}
