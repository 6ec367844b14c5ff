package io.broadsheet.content;

import io.broadsheet.database.Outage;
import io.broadsheet.text.Rendering;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.Timeouts;
import org.jboss.logging.Logger;

/**
 * Derives anew what an older version of the code derived from entries: bodies, excerpts, hashtags, and what they are found by.
 * To readers and writers that is no new version of an entry. Several instances share the work.
 */
@ApplicationScoped
class EntryRenewal {

    private static final Logger LOG = Logger.getLogger(EntryRenewal.class);

    @Inject
    EntityManager entityManager;

    @Inject
    EntryRepository entries;

    @Inject
    EntryChanges changes;

    @Inject
    InstantSource clock;

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(() -> {
            int renewed = 0;
            while (renew()) {
                renewed++;
            }
            if (renewed > 0) {
                LOG.infof("Derived anew from %d entries what an older version had", renewed);
            }
        });
    }

    /**
     * Derives one entry anew. Two in a transaction, and its new words could wait for those of a writer who waits for them.
     *
     * @return whether there was one
     */
    @Transactional
    boolean renew() {
        List<Entry> old = entityManager
                .createQuery("from Entry e where e.rendering < :version order by e.rendering", Entry.class)
                .setParameter("version", Rendering.VERSION)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .setMaxResults(1)
                .getResultList();
        old.forEach(this::renew);
        return !old.isEmpty();
    }

    private void renew(Entry entry) {
        EntryTrace before = EntryTrace.of(entry, clock.instant());
        entries.body(entry.id()).ifPresent(body -> rewrite(entry, body));
        // Not through the entity: it is no new version.
        entityManager
                .createQuery("update Entry e set e.rendering = :version where e.id = :id")
                .setParameter("version", Rendering.VERSION)
                .setParameter("id", entry.id())
                .executeUpdate();
        entries.index(entry);
        entityManager.refresh(entry);
        changes.noteRenewal(before, entry, clock.instant());
    }

    private void rewrite(Entry entry, EntryBody body) {
        Rendering rendering;
        try {
            rendering = body.given().render();
        } catch (Rendering.TooComplex tooComplex) {
            LOG.warnf("The body of %s %s stays as it was: %s", entry.kind(), entry.id(), tooComplex.getMessage());
            return;
        }
        body.write(body.given(), rendering);
        entityManager
                .createQuery("update Entry e set e.madeExcerpt = :excerpt, e.hashtags = :hashtags where e.id = :id")
                .setParameter("excerpt", rendering.excerpt())
                .setParameter("hashtags", rendering.hashtags().toArray(String[]::new))
                .setParameter("id", entry.id())
                .executeUpdate();
    }
}
