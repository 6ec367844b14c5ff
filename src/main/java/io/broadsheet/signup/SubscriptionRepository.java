package io.broadsheet.signup;

import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.newsletter.Newsletter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link Subscription}. */
@ApplicationScoped
public class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

    private static final Keyset<Subscription> NEWEST_FIRST = new Keyset<>(
            "s.createdAt", true, subscription -> subscription.createdAt().toString(), Instant::parse);

    @Inject
    Paging paging;

    @Inject
    SubscriberRepository subscribers;

    /** The one of a locked subscriber; made, pending, if there is none. */
    Subscription claim(Subscriber subscriber, Newsletter newsletter, Instant now) {
        return find("subscriber = ?1 and newsletter = ?2", subscriber, newsletter)
                .firstResultOptional()
                .orElseGet(() -> {
                    Subscription subscription = new Subscription(subscriber, newsletter, now);
                    subscriber.changed(now);
                    persist(subscription);
                    return subscription;
                });
    }

    Paging.Slice<Subscription> slice(SubscriptionFilter filter, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        Subscription.class,
                        "Subscription s",
                        " join fetch s.subscriber",
                        filter.where(),
                        filter.parameters(),
                        "s",
                        "s.id",
                        NEWEST_FIRST),
                request);
    }

    /** The next ones behind one of them, oldest first. @param last null to begin */
    @Transactional
    List<SubscriptionJson.View> behind(SubscriptionJson.View last, SubscriptionFilter filter, int most) {
        String behind = last == null ? "" : " and (s.createdAt, s.id) > (:at, :id)";
        Map<String, Object> parameters = filter.parameters();
        if (last != null) {
            parameters.put("at", last.createdAt());
            parameters.put("id", last.id());
        }
        return find(
                        "from Subscription s join fetch s.subscriber where " + filter.where() + behind
                                + " order by s.createdAt, s.id",
                        parameters)
                .range(0, most - 1)
                .stream()
                .map(SubscriptionJson.View::of)
                .toList();
    }

    /**
     * The one with its newsletter, and with its subscriber locked until the transaction ends: so nobody else changes it
     * meanwhile.
     */
    Optional<Subscription> forChange(UUID id) {
        return getSession()
                .createSelectionQuery("select subscriber.id from Subscription where id = :id", UUID.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .flatMap(subscribers::forChange)
                .flatMap(locked -> find("from Subscription s join fetch s.newsletter where s.id = ?1", id)
                        .firstResultOptional());
    }

    /** In one query: somebody who is erased meanwhile is there as a whole or not at all. */
    Optional<Subscription> withSubscriber(UUID id) {
        return find("from Subscription s join fetch s.subscriber join fetch s.newsletter where s.id = ?1", id)
                .firstResultOptional();
    }

    /** The ids of those whom an issue is sent to, in no order. */
    public List<UUID> recipients(Newsletter newsletter, Instant now) {
        return getSession()
                .createSelectionQuery(
                        "select s.id from Subscription s where s.newsletter = :newsletter and s.status = :confirmed"
                                + " and s.subscriber.suppressed is null"
                                + " and (s.subscriber.pausedUntil is null or s.subscriber.pausedUntil <= :now)",
                        UUID.class)
                .setParameter("newsletter", newsletter)
                .setParameter("confirmed", SubscriptionStatus.CONFIRMED.code())
                .setParameter("now", now)
                .getResultList();
    }

    /** The one, with its subscriber and newsletter, if an issue would be sent to it at this instant. */
    public Optional<Subscription> recipient(UUID id, Instant now) {
        return withSubscriber(id).filter(subscription -> subscription.getsIssues(now));
    }

    /** With their newsletters, in the order of their names. */
    List<Subscription> of(Subscriber subscriber) {
        return list(
                "from Subscription s join fetch s.newsletter n where s.subscriber = ?1 order by n.name, n.id",
                subscriber);
    }

    /** That of the first of somebody's newsletters, in the order of their names. */
    Optional<String> language(Subscriber subscriber) {
        return getEntityManager()
                .createQuery(
                        "select n.language from Subscription s join s.newsletter n where s.subscriber = ?1"
                                + " order by n.name, n.id",
                        String.class)
                .setParameter(1, subscriber)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
