package io.broadsheet.mail;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Timeouts;

/**
 * The mails in the order in which they are sent. A mail is in it if and only if the transaction that added it was committed;
 * several instances take their turns at one queue. Every query of {@link Mail}.
 */
@ApplicationScoped
public class MailQueue {

    /** Mails were added. @param bulk whether they wait in the lane of those */
    record Added(boolean bulk) {}

    /** Much longer than any attempt takes, so that only who was killed, or lost the database, is believed to be gone. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Inject
    EntityManager entityManager;

    @Inject
    @All
    List<MailSource> sources;

    @Inject
    Event<Added> added;

    /**
     * Adds a mail, unless there was one of this kind for this reference and recipient ever before.
     *
     * @param address where to, if the source will not know; it is forgotten when the mail is sent or given up
     * @param now when it is due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String kind, UUID reference, UUID recipient, String address, Instant now) {
        insert(kind, reference, new UUID[] {recipient}, address, now);
    }

    /** Adds a mail to each recipient who has not got one of this kind for this reference yet; 100 000 at once are fine. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void addAll(String kind, UUID reference, Collection<UUID> recipients, Instant now) {
        insert(kind, reference, recipients.toArray(UUID[]::new), null, now);
    }

    private void insert(String kind, UUID reference, UUID[] recipients, String address, Instant now) {
        boolean bulk = source(kind)
                .orElseThrow(() -> new IllegalArgumentException("Nobody writes mails of kind " + kind))
                .bulk();
        // In one order, so that two who add the same never wait for each other.
        entityManager
                .createNativeQuery("insert into mail"
                        + " (kind, bulk, reference, recipient, address, state, attempts, due_at, created_at)"
                        + " select :kind, :bulk, :reference, recipient, cast(:address as text), 'queued', 0, :now, :now"
                        + " from unnest(cast(:recipients as uuid[])) as given (recipient) order by recipient"
                        + " on conflict do nothing")
                .setParameter("kind", kind)
                .setParameter("bulk", bulk)
                .setParameter("reference", reference)
                .setParameter("recipients", recipients)
                .setParameter("address", address)
                .setParameter("now", now)
                .executeUpdate();
        added.fire(new Added(bulk));
    }

    /** How many mails of a kind there are for a reference, by what became of them; zeros included. */
    public Map<MailState, Long> counts(String kind, UUID reference) {
        Map<MailState, Long> counts = new EnumMap<>(MailState.class);
        Stream.of(MailState.values()).forEach(state -> counts.put(state, 0L));
        entityManager
                .createQuery(
                        "select m.state, count(*) from Mail m where m.kind = :kind and m.reference = :reference"
                                + " group by m.state",
                        Object[].class)
                .setParameter("kind", kind)
                .setParameter("reference", reference)
                .getResultList()
                .forEach(row -> counts.put((MailState) row[0], (Long) row[1]));
        return counts;
    }

    /** What was sent, or is to be, to any of the recipients, newest first. @param limit how many at most */
    public List<Mail> to(Collection<UUID> recipients, int limit) {
        return entityManager
                .createQuery("from Mail m where m.recipient in :recipients order by m.id desc", Mail.class)
                .setParameter("recipients", recipients)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether any mail of a kind for a reference waits or is being sent. */
    public boolean isUnderWay(String kind, UUID reference) {
        return !entityManager
                .createQuery(
                        "select m.id from Mail m where m.kind = :kind and m.reference = :reference"
                                + " and m.state in (QUEUED, SENDING)",
                        Long.class)
                .setParameter("kind", kind)
                .setParameter("reference", reference)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Those to some of the recipients, by recipient. */
    public Map<UUID, Mail> to(Collection<UUID> recipients, String kind, UUID reference) {
        return entityManager
                .createQuery(
                        "from Mail m where m.kind = :kind and m.reference = :reference and m.recipient in :recipients",
                        Mail.class)
                .setParameter("kind", kind)
                .setParameter("reference", reference)
                .setParameter("recipients", recipients)
                .getResultStream()
                .collect(Collectors.toMap(Mail::recipient, Function.identity()));
    }

    /** When mails of a kind were added for a reference, from an instant on, oldest first. */
    public List<Instant> addedSince(Instant since, String kind, UUID reference) {
        return entityManager
                .createQuery(
                        "select m.createdAt from Mail m where m.kind = :kind and m.reference = :reference"
                                + " and m.createdAt >= :since order by m.createdAt",
                        Instant.class)
                .setParameter("kind", kind)
                .setParameter("reference", reference)
                .setParameter("since", since)
                .getResultList();
    }

    /**
     * Takes the next mail that is due out of everybody else's sight. The query names nothing but what the index has, and how many
     * it wants in so many words: else PostgreSQL, before it has statistics, sorts all mails of a run for each of them.
     */
    @Transactional
    Optional<Mail> claim(boolean bulk, Instant now) {
        Optional<Mail> next = entityManager
                .createQuery(
                        "from Mail m where m.state = QUEUED and m.bulk = :bulk and m.dueAt <= :now"
                                + " order by m.dueAt, m.id limit 1",
                        Mail.class)
                .setParameter("bulk", bulk)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultStream()
                .findFirst();
        next.ifPresent(mail -> mail.claim(now));
        return next;
    }

    /** Writes down what came of a claimed mail, and tells its source if it bounced. */
    @Transactional
    void settle(Mail claimed, Outcome outcome, Instant now) {
        Mail mail = entityManager.find(Mail.class, claimed.id(), LockModeType.PESSIMISTIC_WRITE);
        mail.settle(outcome, now);
        if (outcome.kind() == Outcome.Kind.BOUNCED) {
            source(mail.kind()).ifPresent(source -> source.bounced(mail, outcome.reason()));
        }
    }

    /** Gives up the mails whose sender is gone, since it has had them for too long: nobody will ever know. @return how many */
    @Transactional
    int expire(Instant now) {
        return giveUp(now.minus(LEASE), now);
    }

    /** Likewise, of all senders that there were. @return how many */
    @Transactional
    int expireAll(Instant now) {
        // Whose clock went ahead is gone, too.
        return giveUp(now.plus(Duration.ofDays(366)), now);
    }

    /**
     * Forgets single mails that ended long ago; of those that come in thousands it must be known for good who got one.
     *
     * @return how many, {@code most} at most
     */
    @Transactional
    int purge(Instant endedBefore, int most) {
        return entityManager
                .createNativeQuery("delete from mail where id in (select id from mail"
                        + " where not bulk and finished_at < :before order by finished_at limit :most)")
                .setParameter("before", endedBefore)
                .setParameter("most", most)
                .executeUpdate();
    }

    private int giveUp(Instant claimedBefore, Instant now) {
        return entityManager
                .createQuery(
                        "update Mail m set m.state = DOUBTFUL, m.finishedAt = :now, m.failure = :failure, m.address = null"
                                + " where m.state = SENDING and m.claimedAt < :limit")
                .setParameter("now", now)
                .setParameter("failure", "who sent it is gone")
                .setParameter("limit", claimedBefore)
                .executeUpdate();
    }

    /** Who writes mails of this kind. A newer version may have queued some that nobody here does. */
    Optional<MailSource> source(String kind) {
        return sources.stream().filter(source -> source.kind().equals(kind)).findFirst();
    }
}
