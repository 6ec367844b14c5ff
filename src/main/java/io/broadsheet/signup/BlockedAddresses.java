package io.broadsheet.signup;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Addresses that no import may bring back, by their hashes; only a new consent of their owner does. */
@ApplicationScoped
class BlockedAddresses {

    @Inject
    EntityManager entityManager;

    @Inject
    AddressHash hash;

    void add(EmailAddress address, String reason, Instant now) {
        entityManager
                .createNativeQuery(
                        "insert into blocked_address (address_hash, reason, at) values (:hash, :reason, :now)"
                                + " on conflict (address_hash) do update set reason = excluded.reason, at = excluded.at")
                .setParameter("hash", hash.of(address))
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate();
    }

    boolean has(EmailAddress address) {
        return ScalarQuery.of(
                        entityManager,
                        "select exists (select 1 from blocked_address where address_hash = :hash)",
                        "exists",
                        Boolean.class)
                .setParameter("hash", hash.of(address))
                .getSingleResult();
    }

    void remove(EmailAddress address) {
        entityManager
                .createNativeQuery("delete from blocked_address where address_hash = :hash")
                .setParameter("hash", hash.of(address))
                .executeUpdate();
    }
}
