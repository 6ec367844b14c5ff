package io.broadsheet.audit;

import io.broadsheet.database.Outage;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the log no longer than its operator wants. */
@ApplicationScoped
class AuditPurge {

    private static final int BATCH = 1_000;

    @Inject
    AuditEntryRepository entries;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "broadsheet.audit.retention")
    Duration retention;

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(BATCH, () -> entries.purge(clock.instant().minus(retention), BATCH));
    }
}
