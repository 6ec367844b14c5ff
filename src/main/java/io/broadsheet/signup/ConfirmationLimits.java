package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.newsletter.Newsletter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody is asked to confirm, whoever types in the address: once a day for a newsletter, and a few times a day in
 * all. Silent, since an answer that told would tell who has signed up. Kept by hashes, so that erasure does not begin anew.
 */
@ApplicationScoped
class ConfirmationLimits {

    private static final Duration DAY = Duration.ofDays(1);

    /** Over all newsletters, and over all addresses that differ behind a plus only: enough for one site's newsletters. */
    private static final int MOST_A_DAY = 5;

    @Inject
    EntityManager entityManager;

    @Inject
    AddressHash hash;

    /** Takes one of what the address has left. @return whether there was one */
    boolean take(EmailAddress address, Newsletter newsletter, Instant now) {
        byte[] mailbox = hash.ofMailbox(address);
        lock(mailbox);
        return entityManager
                        .createNativeQuery("insert into confirmation_request"
                                + " (address_hash, newsletter_id, mailbox_hash, requested_at)"
                                + " select :address, :newsletter, :mailbox, :now where (select count(*)"
                                + " from confirmation_request where mailbox_hash = :mailbox and requested_at > :since) < :most"
                                + " on conflict (address_hash, newsletter_id) do update set requested_at = excluded.requested_at"
                                + " where confirmation_request.requested_at <= :since")
                        .setParameter("address", hash.of(address))
                        .setParameter("newsletter", newsletter.id())
                        .setParameter("mailbox", mailbox)
                        .setParameter("now", now)
                        .setParameter("since", now.minus(DAY))
                        .setParameter("most", MOST_A_DAY)
                        .executeUpdate()
                == 1;
    }

    /** Two requests at once for one box must not both take the last. */
    private void lock(byte[] mailbox) {
        entityManager
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) held")
                .setParameter("key", ByteBuffer.wrap(mailbox).getLong())
                .getSingleResult();
    }

    /** Forgets what limits nothing any more. @return how many, at most {@code most} */
    int purge(Instant now, int most) {
        return entityManager
                .createNativeQuery(
                        "delete from confirmation_request where ctid in (select ctid from confirmation_request"
                                + " where requested_at <= :since limit :most for update skip locked)")
                .setParameter("since", now.minus(DAY))
                .setParameter("most", most)
                .executeUpdate();
    }
}
