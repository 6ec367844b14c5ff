package io.broadsheet.signup;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import io.broadsheet.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Mail that came back, and people who called it unwanted: nothing more is sent there, whatever they signed up to. */
@ApplicationScoped
public class Bounces {

    /** Days that transient bounces are counted over. */
    static final int DAYS = 30;

    /** On so many of these days mail came back for now: that is no full box any more. A day counts once, however many mails. */
    private static final int TOO_MANY = 5;

    /** How far the clocks of others may be ahead. */
    private static final Duration AHEAD = Duration.ofHours(1);

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    Session session;

    @Inject
    InstantSource clock;

    /** An address is of no use any more. One that nobody here has is passed over. @param reason at most 500 characters */
    @Transactional
    public void bounced(EmailAddress address, String reason, Instant now) {
        subscribers.forChange(address).ifPresent(subscriber -> suppress(subscriber, Suppression.BOUNCED, reason, now));
    }

    /** Likewise, of whoever has the subscription. */
    @Transactional
    public void bounced(UUID subscription, String reason, Instant now) {
        subscriptions
                .forChange(subscription)
                .ifPresent(found -> suppress(found.subscriber(), Suppression.BOUNCED, reason, now));
    }

    /** All of them or, if one is not valid, none. @throws Problem 400 */
    @Transactional
    BounceJson.Counts take(List<BounceJson.Event> events) {
        Instant now = clock.instant();
        check(events, now);
        Set<EmailAddress> addresses =
                events.stream().map(BounceJson.Event::address).collect(Collectors.toSet());
        Map<String, Subscriber> known = new HashMap<>();
        subscribers
                .forChange(addresses)
                .forEach(subscriber -> known.put(subscriber.address().key(), subscriber));
        List<BounceJson.Event> taken = events.stream()
                .filter(event -> known.containsKey(event.address().key()))
                .sorted(Comparator.comparing(event -> at(event, now)))
                .toList();
        taken.forEach(event -> take(event, known.get(event.address().key()), at(event, now), now));
        return new BounceJson.Counts(taken.size(), events.size() - taken.size());
    }

    private static Instant at(BounceJson.Event event, Instant now) {
        return event.at() == null ? now : event.at();
    }

    private static void check(List<BounceJson.Event> events, Instant now) {
        List<ProblemJson.Error> errors = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            BounceJson.Event event = events.get(i);
            if (event.type() == BounceJson.Type.COMPLAINT && event.permanent() != null) {
                errors.add(ProblemJson.Error.member("/events/" + i + "/permanent", "unknown", "Only a bounce has it."));
            }
            if (event.at() != null && event.at().isAfter(now.plus(AHEAD))) {
                errors.add(
                        ProblemJson.Error.member("/events/" + i + "/at", "range", "This must not be in the future."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void take(BounceJson.Event event, Subscriber subscriber, Instant at, Instant now) {
        if (event.type() == BounceJson.Type.COMPLAINT) {
            suppress(subscriber, Suppression.COMPLAINED, event.reason(), at);
        } else if (!event.passes() || isTooMany(subscriber, at, now)) {
            suppress(subscriber, Suppression.BOUNCED, event.reason(), at);
        }
    }

    private boolean isTooMany(Subscriber subscriber, Instant at, Instant now) {
        session.createNativeMutationQuery(
                        "insert into transient_bounce (subscriber_id, day) values (:id, :day) on conflict do nothing")
                .setParameter("id", subscriber.id())
                .setParameter("day", day(at))
                .executeUpdate();
        return transientDays(subscriber, now).size() >= TOO_MANY;
    }

    /** Those that count, oldest first. */
    List<LocalDate> transientDays(Subscriber subscriber, Instant now) {
        return ScalarQuery.of(
                        session,
                        "select day from transient_bounce where subscriber_id = :id and day > :before order by day",
                        "day",
                        LocalDate.class)
                .setParameter("id", subscriber.id())
                .setParameter("before", day(now).minusDays(DAYS))
                .getResultList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Once for each event: the receipt of one that was lifted since tells that it is an old story. */
    private void suppress(Subscriber subscriber, Suppression why, String reason, Instant at) {
        ConsentReceipt.Action action =
                why == Suppression.BOUNCED ? ConsentReceipt.Action.BOUNCED : ConsentReceipt.Action.COMPLAINED;
        if (receipts.has(subscriber, action, at) || !subscriber.suppress(why, at)) {
            return;
        }
        receipts.add(subscriber, action, reason, null, null, at);
        for (Subscription subscription : subscriptions.of(subscriber)) {
            if (why == Suppression.BOUNCED ? subscription.bounce(at) : subscription.complain(at)) {
                receipts.add(subscription, action, reason, null, null, at);
            }
        }
    }

    /** Mail is sent to a locked subscriber again; what ended by the bounce goes on. Without suppression nothing changes. */
    void lift(Subscriber subscriber) {
        if (subscriber.suppressed() == null) {
            return;
        }
        Instant now = clock.instant();
        subscriber.unsuppress(now);
        subscriptions.of(subscriber).forEach(subscription -> subscription.restore(now));
        session.createNativeMutationQuery("delete from transient_bounce where subscriber_id = :id")
                .setParameter("id", subscriber.id())
                .executeUpdate();
    }

    /** Forgets days that do not count any more. @return how many, at most {@code most} */
    int purge(Instant now, int most) {
        return session.createNativeMutationQuery("delete from transient_bounce where ctid in (select ctid"
                        + " from transient_bounce where day <= :before limit :most for update skip locked)")
                .setParameter("before", day(now).minusDays(DAYS))
                .setParameter("most", most)
                .executeUpdate();
    }
}
