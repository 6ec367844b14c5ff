package io.broadsheet.idempotency;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * The answers that are kept. A write takes the lock of its key, looks, is done, and keeps its answer in one transaction: so of
 * any number, on any number of instances, one is done at a time, and none that was done is done again.
 */
@ApplicationScoped
public class KeptAnswerRepository {

    private static final String RETRY_AFTER_SECONDS = "1";

    @Inject
    Session session;

    @Inject
    InstantSource clock;

    @ConfigProperty(name = "broadsheet.idempotency.retention")
    Duration retention;

    /**
     * Takes the lock until the transaction ends.
     *
     * @return what the write was answered, if it was
     * @throws Problem 409 while somebody else has the lock, 422 if the key is that of another write
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<KeptAnswer> find(KeyedWrite write) {
        if (!lock(write)) {
            throw new Problem(ProblemType.STILL_RUNNING, ProblemType.STILL_RUNNING.title() + ".")
                    .with("Retry-After", RETRY_AFTER_SECONDS);
        }
        // A statement of its own: it must see what was committed before the lock was free.
        return session.createNativeQuery(
                        "select fingerprint, status, location, etag, body from kept_answer"
                                + " where caller = :caller and key = :key and at > :since",
                        Object[].class)
                .setParameter("caller", write.caller(), UUID.class)
                .setParameter("key", write.key())
                .setParameter("since", clock.instant().minus(retention), Instant.class)
                .uniqueResultOptional()
                .map(row -> answer(write, row));
    }

    private boolean lock(KeyedWrite write) {
        return ScalarQuery.of(
                        session,
                        "select pg_try_advisory_xact_lock(hashtextextended(:name, 0)) as locked",
                        "locked",
                        Boolean.class)
                .setParameter("name", write.caller() + " " + write.key())
                .getSingleResult();
    }

    private static KeptAnswer answer(KeyedWrite write, Object[] row) {
        if (!write.isThatOf((byte[]) row[0])) {
            throw new Problem(ProblemType.KEY_REUSED, ProblemType.KEY_REUSED.title() + ".");
        }
        return new KeptAnswer((Integer) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }

    /** To be called behind {@link #find}, in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(KeyedWrite write, KeptAnswer answer) {
        session.createNativeMutationQuery(
                        "insert into kept_answer (caller, key, fingerprint, status, location, etag, body, at)"
                                + " values (:caller, :key, :fingerprint, :status, :location, :etag, :body, :at)"
                                // One that is too old and not purged yet.
                                + " on conflict (caller, key) do update set fingerprint = excluded.fingerprint,"
                                + " status = excluded.status, location = excluded.location, etag = excluded.etag,"
                                + " body = excluded.body, at = excluded.at")
                .setParameter("caller", write.caller(), UUID.class)
                .setParameter("key", write.key())
                .setParameter("fingerprint", write.fingerprint())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location(), String.class)
                .setParameter("etag", answer.etag(), String.class)
                .setParameter("body", answer.body(), String.class)
                .setParameter("at", clock.instant(), Instant.class)
                .executeUpdate();
    }

    /**
     * What a write is to be answered that was refused and rolled back: this, unless the same was answered meanwhile. Only this
     * is kept, so nobody was told anything else, though the lock was free in between.
     *
     * @throws Problem like {@link #find}
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public KeptAnswer settle(KeyedWrite write, KeptAnswer refusal) {
        return find(write).orElseGet(() -> {
            keep(write, refusal);
            return refusal;
        });
    }

    /** Forgets what is too old. @return how many, at most {@code most} */
    @Transactional
    int purge(int most) {
        return session.createNativeMutationQuery("delete from kept_answer where ctid in (select ctid from kept_answer"
                        + " where at <= :before limit :most for update skip locked)")
                .setParameter("before", clock.instant().minus(retention), Instant.class)
                .setParameter("most", most)
                .executeUpdate();
    }
}
