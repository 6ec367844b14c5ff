package io.broadsheet.webhook;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Timeouts;

/** The deliveries that wait and those that were made; several instances take their turns. Every query of {@link WebhookDelivery}. */
@ApplicationScoped
class WebhookQueue {

    private static final Keyset<WebhookDelivery> NEWEST_FIRST =
            new Keyset<>("d.createdAt", true, delivery -> delivery.createdAt().toString(), Instant::parse);

    private static final String SKIP = "jakarta.persistence.lock.timeout";

    static final int BATCH = 1_000;

    @Inject
    EntityManager entityManager;

    @Inject
    Paging paging;

    /**
     * Adds one delivery for each of the webhooks.
     *
     * @param position of the change, each of which a webhook is told of once; null for none
     * @param body what is sent
     * @return their ids, in the same order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> add(Collection<Webhook> webhooks, Long position, String type, String body, Instant now) {
        List<UUID> ids =
                Stream.generate(BaseEntity::newId).limit(webhooks.size()).toList();
        entityManager
                .createNativeQuery("insert into webhook_delivery (id, version, webhook_id, position, type, body, state,"
                        + " failures, due_at, attempts, created_at, updated_at)"
                        + " select id, 0, webhook_id, cast(:position as bigint), :type, :body, 'queued', 0, :now, '[]', :now, :now"
                        + " from unnest(cast(:ids as uuid[]), cast(:webhooks as uuid[])) as given (id, webhook_id)")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("webhooks", webhooks.stream().map(Webhook::id).toArray(UUID[]::new))
                .setParameter("position", position)
                .setParameter("type", type)
                .setParameter("body", body)
                .setParameter("now", now)
                .executeUpdate();
        return ids;
    }

    /** Whether there is something to send. */
    @Transactional
    boolean isDue(Instant now) {
        return !due(List.of(), now).isEmpty();
    }

    /**
     * Takes the next delivery that is due out of everybody else's sight: of all targets in turn, the one who waits longest.
     *
     * @param busy targets that have enough already
     */
    @Transactional
    Optional<WebhookDelivery> claim(Collection<UUID> busy, Instant now) {
        return due(busy, now).stream()
                .map(webhook -> next(webhook, now))
                .flatMap(Optional::stream)
                .findFirst()
                .map(delivery -> {
                    delivery.claim(now);
                    return delivery;
                });
    }

    /** The targets that something is due for: one look into the index for each. */
    private List<UUID> due(Collection<UUID> busy, Instant now) {
        return ScalarQuery.of(
                        entityManager,
                        "select w.id from webhook w cross join lateral (select d.due_at from webhook_delivery d"
                                + " where d.webhook_id = w.id and d.state = 'queued' and d.due_at <= :now"
                                + " order by d.due_at, d.id limit 1) as next"
                                + " where w.disabled_at is null and w.id <> all(cast(:busy as uuid[]))"
                                + " order by next.due_at",
                        "id",
                        UUID.class)
                .setParameter("now", now)
                .setParameter("busy", busy.toArray(UUID[]::new))
                .getResultList();
    }

    private Optional<WebhookDelivery> next(UUID webhook, Instant now) {
        return entityManager
                .createQuery(
                        "from WebhookDelivery d where d.webhookId = :webhook and d.state = QUEUED and d.dueAt <= :now"
                                + " order by d.dueAt, d.id limit 1",
                        WebhookDelivery.class)
                .setParameter("webhook", webhook)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SKIP, Timeouts.SKIP_LOCKED_MILLI)
                .getResultStream()
                .findFirst();
    }

    /** Those that were claimed before an instant and not settled, locked; some, if there are many. */
    List<WebhookDelivery> abandoned(Instant claimedBefore) {
        return entityManager
                .createQuery(
                        "from WebhookDelivery d where d.state = SENDING and d.claimedAt < :before"
                                + " order by d.claimedAt limit " + BATCH,
                        WebhookDelivery.class)
                .setParameter("before", claimedBefore)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SKIP, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
    }

    Paging.Slice<WebhookDelivery> slice(Webhook webhook, Collection<DeliveryState> states, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        WebhookDelivery.class,
                        "WebhookDelivery d",
                        "",
                        "d.webhookId = :webhook and d.state in :states",
                        Map.of("webhook", webhook.id(), "states", states),
                        "d",
                        "d.id",
                        NEWEST_FIRST),
                request);
    }

    /** @throws Problem 404 */
    WebhookDelivery found(Webhook webhook, String id) {
        return Optional.ofNullable(entityManager.find(WebhookDelivery.class, Ids.parse(id)))
                .filter(delivery -> delivery.webhookId().equals(webhook.id()))
                .orElseThrow(Problem::notFound);
    }

    /** Locked until the transaction ends; nothing if it is gone. */
    Optional<WebhookDelivery> forChange(UUID id) {
        return Optional.ofNullable(entityManager.find(WebhookDelivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Forgets what was made long ago, whatever became of it, some at a time. @return how many, {@value #BATCH} at most */
    @Transactional
    int purge(Instant madeBefore) {
        return entityManager
                .createNativeQuery("delete from webhook_delivery where id in (select id from webhook_delivery"
                        + " where created_at < :before and state <> 'sending' limit " + BATCH + ")")
                .setParameter("before", madeBefore)
                .executeUpdate();
    }
}
