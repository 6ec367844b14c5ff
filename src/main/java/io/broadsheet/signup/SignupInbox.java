package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.newsletter.Newsletter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.Timeouts;

/** Every query of {@link Signup}. */
@ApplicationScoped
class SignupInbox {

    @Inject
    Session session;

    /**
     * One INSERT, and nothing else: no answer can tell, not even by its time, what is known about the address.
     *
     * @param network where the request came from
     */
    @Transactional
    void add(Newsletter newsletter, SignupJson.Create given, String network, Instant now) {
        EmailAddress address = EmailAddress.parse(given.email()).orElseThrow();
        session.createNativeMutationQuery(
                        "insert into signup (newsletter_id, email, email_key, name, source, network, trapped, received_at)"
                                + " values (:newsletter, :email, :key, :name, :source, :network, :trapped, :now)")
                .setParameter("newsletter", newsletter.id())
                .setParameter("email", address.given())
                .setParameter("key", address.key())
                .setParameter("name", given.name(), String.class)
                .setParameter("source", given.source(), String.class)
                .setParameter("network", network)
                .setParameter("trapped", given.fillsTrap())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The oldest that no other worker holds, locked until the transaction ends. */
    Optional<Signup> next() {
        List<Signup> next = session.createQuery("from Signup s order by s.id", Signup.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .setMaxResults(1)
                .getResultList();
        return next.stream().findFirst();
    }

    void remove(Signup signup) {
        session.remove(signup);
    }

    /** Those of one address, after waiting for the one that a worker holds. @param key {@link EmailAddress#key()} */
    void removeAll(String key) {
        session.createNativeMutationQuery("delete from signup where email_key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }
}
