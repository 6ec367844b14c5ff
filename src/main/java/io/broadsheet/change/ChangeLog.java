package io.broadsheet.change;

import io.broadsheet.database.ScalarQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;

/**
 * Where each write notes what it changed: in its own transaction, so that there is no change without its row and no row
 * without its change. Rows are written last before the commit, since from then on all other writers wait.
 */
@ApplicationScoped
public class ChangeLog {

    /** Any number will do that nothing else locks. */
    private static final String LOCK = "select pg_advisory_xact_lock(7305126824196)";

    private static final String INSERT = "insert into change (at, type, resource, resource_id, slug, tags, public)"
            + " values (:at, :type, :resource, :id, :slug, :tags, :public) returning position";

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    EntityManager entityManager;

    @Inject
    ChangeFeed feed;

    @Inject
    InstantSource clock;

    /** Notes a change; without a transaction this fails. */
    public void append(Change change) {
        appendInOrder(() -> change);
    }

    /**
     * Notes a change that cannot be told before those of all earlier transactions are visible.
     *
     * @param change asked last before the commit
     */
    public void appendInOrder(Supplier<Change> change) {
        Pending pending = (Pending) transaction.getResource(this);
        (pending == null ? begin() : pending).changes.add(change);
    }

    /** By way of Hibernate, which gives the connection back before others get their turn. */
    private Pending begin() {
        Pending pending = new Pending();
        transaction.putResource(this, pending);
        TransactionCompletionCallbacks callbacks =
                entityManager.unwrap(SharedSessionContractImplementor.class).getTransactionCompletionCallbacks();
        callbacks.registerCallback((BeforeCompletionCallback) session -> pending.write());
        callbacks.registerCallback((AfterCompletionCallback) (committed, session) -> pending.tell(committed));
        return pending;
    }

    /** What the present transaction has noted. */
    private final class Pending {

        private final List<Supplier<Change>> changes = new ArrayList<>();

        private final List<Set<String>> written = new ArrayList<>();
        private List<Long> positions = List.of();

        void write() {
            // Whatever else there is to lock was locked by the flush before; here the writers queue.
            entityManager.createNativeQuery(LOCK, Object.class).getSingleResult();
            List<Change> ordered = changes.stream().map(Supplier::get).toList();
            ordered.forEach(change -> written.add(change.tags()));
            positions = ordered.stream().map(ChangeLog.this::insert).toList();
            feed.expect(positions);
        }

        /** If the connection broke, nobody can say whether it was committed: the log will, when it can be read again. */
        void tell(boolean committed) {
            if (!committed) {
                feed.doubt(positions);
            }
            feed.tell(written);
        }
    }

    private Long insert(Change change) {
        return ScalarQuery.of(entityManager, INSERT, "position", Long.class)
                .setParameter("at", clock.instant())
                .setParameter("type", change.type(), String.class)
                .setParameter("resource", change.resource(), String.class)
                .setParameter("id", change.id(), UUID.class)
                .setParameter("slug", change.slug(), String.class)
                .setParameter("tags", change.tags().toArray(String[]::new))
                .setParameter("public", change.isPublic())
                .getSingleResult();
    }
}
