package io.broadsheet.webhook;

import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link Webhook}. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    private static final Keyset<Webhook> NEWEST_FIRST =
            new Keyset<>("w.createdAt", true, webhook -> webhook.createdAt().toString(), Instant::parse);

    @Inject
    Paging paging;

    Paging.Slice<Webhook> slice(PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(Webhook.class, "Webhook w", "", "1 = 1", Map.of(), "w", "w.id", NEWEST_FIRST),
                request);
    }

    /** @throws Problem 404 */
    Webhook found(String id) {
        return findByIdOptional(Ids.parse(id)).orElseThrow(Problem::notFound);
    }

    /** The row, locked until the transaction ends. @throws Problem 404 */
    Webhook forChange(String id) {
        return locked(Ids.parse(id)).orElseThrow(Problem::notFound);
    }

    /** Likewise; nothing if it is gone. */
    Optional<Webhook> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that are enabled and stay as they are until the transaction ends. */
    List<Webhook> enabled() {
        return find("disabledAt is null order by id")
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** Those that sign no more. */
    @Transactional
    void forgetFormerSecrets(Instant now) {
        update("set formerSecret = null, formerSecretUntil = null where formerSecretUntil <= ?1", now);
    }
}
