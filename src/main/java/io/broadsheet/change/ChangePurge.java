package io.broadsheet.change;

import io.broadsheet.database.Outage;
import io.broadsheet.database.ScalarQuery;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the log from growing for ever. */
@ApplicationScoped
class ChangePurge {

    private static final int BATCH = 10_000;

    @Inject
    EntityManager entityManager;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "broadsheet.changes.retention")
    Duration retention;

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(BATCH, () -> purge(clock.instant().minus(retention)));
    }

    /**
     * The newest row stays: it tells how far the log has come. So does what a {@link ChangeReader} has not seen.
     *
     * @return how many went, {@value #BATCH} at most
     */
    @Transactional
    int purge(Instant before) {
        return ScalarQuery.of(
                        entityManager,
                        "with gone as (delete from change where position in (select position from change"
                                + " where at < :before and position < (select max(position) from change)"
                                + " and position <= all (select position from change_reader)"
                                + " order by position limit " + BATCH
                                + ") returning position, public and type is not null as told),"
                                + " horizon as (update change_horizon set position ="
                                + " greatest(position, (select max(position) from gone where told)))"
                                + " select count(*) as count from gone",
                        "count",
                        Integer.class)
                .setParameter("before", before)
                .getSingleResult();
    }
}
