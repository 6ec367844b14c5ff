package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

/** Every query of {@link Subscriber}. */
@ApplicationScoped
class SubscriberRepository implements PanacheRepositoryBase<Subscriber, UUID> {

    /**
     * Whoever has the address, locked until the transaction ends; made if nobody has. A name that is there is kept: who sends
     * another may be anyone.
     */
    Subscriber claim(EmailAddress address, String name, Instant now) {
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
        return find("emailKey", address.key())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }
}
