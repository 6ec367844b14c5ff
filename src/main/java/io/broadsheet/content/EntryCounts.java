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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Timeouts;
import org.jboss.logging.Logger;

/**
 * Keeps the counters of published entries at tags, categories and authors. A write settles its own entry; what the clock alone
 * makes public or not is settled, and told, once a second.
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
            while (settleDue(clock.instant()) > 0) {
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

    /** That the clock made an entry public, or no longer public. */
    private record Turn(Entry entry, Instant at) {}

    /**
     * Settles entries that became public, or ceased to be, by the clock alone, and tells it in the order in which it happened,
     * also of one that came and went since. Several instances may do so at once.
     *
     * @return how many of at most {@value #BATCH} entries
     */
    @Transactional
    int settleDue(Instant now) {
        List<Entry> due = due(now);
        if (due.isEmpty()) {
            return 0;
        }
        Instant until = firstOfOthers(due, now).orElse(now);
        List<Turn> turns = due.stream()
                .flatMap(entry -> entry.untold(until).stream().map(at -> new Turn(entry, at)))
                .sorted(Comparator.comparing(Turn::at))
                .toList();
        turns.forEach(
                turn -> entryChanges.noteTime(turn.entry(), turn.entry().life().isPublic(turn.at()), now));
        List<Entry> settled = turns.stream().map(Turn::entry).distinct().toList();
        Map<Term, Integer> changes = new TreeMap<>(ORDER);
        for (Entry entry : settled) {
            int change = Boolean.compare(entry.life().isPublic(until), entry.isCounted());
            entry.terms().forEach(term -> changes.merge(term, change, Integer::sum));
        }
        settle(settled, until);
        Set<String> tags = apply(changes);
        if (!tags.isEmpty()) {
            log.append(Change.of(tags));
        }
        return settled.size();
    }

    /** But those that another has locked: a writer, who tells what becomes of them, or another instance. */
    private List<Entry> due(Instant now) {
        return entityManager
                .createQuery("from Entry e where e.dueAt <= :now order by e.dueAt, e.id", Entry.class)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** When something is due that is not among these, and was not told yet: what comes behind it must wait. */
    private Optional<Instant> firstOfOthers(List<Entry> due, Instant now) {
        return Optional.ofNullable(entityManager
                .createQuery(
                        "select min(e.dueAt) from Entry e where e.dueAt <= :now and e.id not in :ids", Instant.class)
                .setParameter("now", now)
                .setParameter("ids", EntryRepository.ids(due))
                .getSingleResult());
    }

    /** Not through the entities: counting is no new version of them. */
    private void settle(List<Entry> settled, Instant until) {
        if (!settled.isEmpty()) {
            entityManager
                    .createNativeQuery("update entry set counted = published_at <= :until"
                            + " and (unpublish_at is null or unpublish_at > :until), due_at = case"
                            + " when published_at > :until then published_at when unpublish_at > :until then unpublish_at end"
                            + " where id in (:ids)")
                    .setParameter("until", until)
                    .setParameter("ids", EntryRepository.ids(settled))
                    .executeUpdate();
        }
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
