package io.broadsheet.content;

import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeLog;
import io.broadsheet.database.Outage;
import io.broadsheet.taxonomy.Term;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Timeouts;
import org.jboss.logging.Logger;

/**
 * Keeps the counters of published entries at tags, categories and authors. A write settles its own entry; what the clock alone
 * makes public or not is settled once a second.
 */
@ApplicationScoped
class EntryCounts {

    private static final Logger LOG = Logger.getLogger(EntryCounts.class);
    private static final int BATCH = 500;

    /** All writers go through the counters in this order, so that none waits for another that waits for it. */
    private static final Comparator<Term> ORDER =
            Comparator.comparing(Term::table).thenComparing(Term::id);

    @Inject
    EntityManager entityManager;

    @Inject
    ChangeLog log;

    @Inject
    EntryChanges entryChanges;

    @Inject
    InstantSource clock;

    private volatile boolean interrupted;

    /** Settles an entry that was changed, last in its transaction. @param before what it counted for. @return tags of what shows them */
    Set<String> settle(Entry entry, Set<Term> before, Instant now) {
        entry.settle(now);
        Set<Term> after = entry.countingTerms();
        Map<Term, Integer> changes = new TreeMap<>(ORDER);
        before.forEach(term -> changes.merge(term, -1, Integer::sum));
        after.forEach(term -> changes.merge(term, 1, Integer::sum));
        return apply(changes);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            while (settleDue(clock.instant()) == BATCH) {
                // There may be more.
            }
            interrupted = false;
        } catch (Exception failure) {
            if (!Outage.isCauseOf(failure)) {
                throw failure;
            }
            // Once, not every second of an outage.
            if (!interrupted) {
                LOG.warnf("The counters wait: %s", failure.getMessage());
            }
            interrupted = true;
        }
    }

    /**
     * Settles entries that became public, or ceased to be, by the clock alone. Several instances share the work.
     *
     * @return how many, at most {@value #BATCH}
     */
    @Transactional
    int settleDue(Instant now) {
        List<Entry> due = entityManager
                .createQuery(
                        "from Entry e where e.life.archivedAt is null and e.life.trashedAt is null and ("
                                + "not e.counted and e.life.publishedAt <= :now"
                                + " and (e.life.unpublishAt is null or e.life.unpublishAt > :now)"
                                + " or e.counted and e.life.unpublishAt <= :now)",
                        Entry.class)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .setMaxResults(BATCH)
                .getResultList();
        Map<Term, Integer> changes = new TreeMap<>(ORDER);
        for (Entry entry : due) {
            boolean counted = entry.isCounted();
            entry.terms().forEach(term -> changes.merge(term, counted ? -1 : 1, Integer::sum));
            entryChanges.noteTime(entry, !counted, now);
        }
        if (!due.isEmpty()) {
            // Not through the entities: counting is no new version of them.
            entityManager
                    .createQuery("update Entry e set e.counted = not e.counted where e.id in :ids")
                    .setParameter("ids", EntryRepository.ids(due))
                    .executeUpdate();
        }
        Set<String> tags = apply(changes);
        if (!tags.isEmpty()) {
            log.append(Change.of(tags));
        }
        return due.size();
    }

    private Set<String> apply(Map<Term, Integer> changes) {
        Set<String> tags = new HashSet<>();
        changes.forEach((term, change) -> {
            if (change != 0) {
                tags.add(term.allTag());
                entityManager
                        .createNativeQuery(
                                "update " + term.table() + " set published = published + :change where id = :id")
                        .setParameter("change", change)
                        .setParameter("id", term.id())
                        .executeUpdate();
            }
        });
        return tags;
    }
}
