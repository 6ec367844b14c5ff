package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every query of {@link Subscriber}. */
@ApplicationScoped
class SubscriberRepository implements PanacheRepositoryBase<Subscriber, UUID> {

    /**
     * Whoever has the address, locked until the transaction ends; made if nobody has. A name that is there is kept: who sends
     * another may be anyone.
     */
    Subscriber claim(EmailAddress address, String name, Instant now) {
        Optional<Subscriber> claimed;
        do {
            add(address, name, now);
            claimed = forChange(address);
            // Nothing if it was erased in between.
        } while (claimed.isEmpty());
        return claimed.get();
    }

    private void add(EmailAddress address, String name, Instant now) {
        getSession()
                .createNativeMutationQuery(
                        "insert into subscriber (id, version, email, email_key, name, created_at, updated_at)"
                                + " values (:id, 0, :email, :key, :name, :now, :now) on conflict (email_key) do nothing")
                .setParameter("id", Subscriber.newId())
                .setParameter("email", address.given())
                .setParameter("key", address.key())
                .setParameter("name", name, String.class)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The row, locked until the transaction ends: before anything else that belongs to it. */
    Optional<Subscriber> forChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Subscriber> forChange(EmailAddress address) {
        return find("emailKey", address.key())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those that have one of the addresses, locked one after the other in an order that all keep. */
    List<Subscriber> forChange(Collection<EmailAddress> addresses) {
        return find(
                        "emailKey in ?1 order by emailKey",
                        addresses.stream().map(EmailAddress::key).collect(Collectors.toSet()))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What tells whose address it is, read without a lock. */
    Optional<String> emailKey(UUID id) {
        return getSession()
                .createSelectionQuery("select emailKey from Subscriber where id = :id", String.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    /**
     * Removes, with all that belongs to them, those of whom nothing is known but requests that nobody confirmed.
     *
     * @param before when the last of them was made, at the latest
     * @return how many, at most {@code most}
     */
    int removeUnconfirmed(Instant before, int most) {
        return getSession()
                .createNativeMutationQuery("delete from subscriber where id in (select id from subscriber s"
                        // Requests touch the subscriber; rechecked under the lock, unlike other tables.
                        + " where updated_at <= :before and id in (select subscriber_id from subscription"
                        + " where status = 'pending' and created_at <= :before) and not exists (select 1 from subscription"
                        + " where subscriber_id = s.id and status <> 'pending') limit :most for update skip locked)")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
