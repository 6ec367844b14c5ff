package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import io.broadsheet.http.ProblemType;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import io.broadsheet.signup.SubscriptionTokens.Grant;
import io.broadsheet.signup.SubscriptionTokens.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody can see and decide about themselves. The token in their mails proves that the address is theirs, so what
 * they choose here is confirmed at once, with a receipt that has the words they have read. Pages and JSON come here alike.
 */
@ApplicationScoped
class Preferences {

    /** One year, leap days included. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    /** Where a consent or a farewell of this kind came from, in its receipt. */
    private static final String SOURCE = "preferences";

    @Inject
    SubscriptionTokens tokens;

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    Subscriptions consents;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    NewsletterRepository newsletters;

    @Inject
    SubscriberViews views;

    @Inject
    InstantSource clock;

    /** Whose token of a mail it is. @throws Problem 400 that names the member {@code token} */
    Subscriber owner(String token) {
        Grant grant = tokens.require(Purpose.PREFERENCES, token, clock.instant());
        return subscribers.findByIdOptional(grant.id()).orElseThrow(SubscriptionTokens::refused);
    }

    /** Makes an access token of the token of a mail. @throws Problem 400 that names the member {@code token} */
    @Transactional
    PreferencesJson.Access access(String token) {
        Instant now = clock.instant();
        UUID id = owner(token).id();
        return new PreferencesJson.Access(tokens.write(Purpose.ACCESS, id, now), Purpose.ACCESS.end(now));
    }

    /** Whose access token it is: nothing if it is none, has expired, or its owner was erased. */
    @Transactional
    Optional<UUID> open(String access) {
        return tokens.read(Purpose.ACCESS, access, clock.instant()).flatMap(this::found);
    }

    private Optional<UUID> found(Grant grant) {
        return subscribers.findByIdOptional(grant.id()).map(Subscriber::id);
    }

    PreferencesJson.View view(Subscriber subscriber) {
        Map<UUID, SubscriptionStatus> statuses = subscriptions.of(subscriber).stream()
                .collect(Collectors.toMap(held -> held.newsletter().id(), Subscription::status));
        return new PreferencesJson.View(
                views.of(subscriber),
                newsletters.all().stream()
                        .map(newsletter -> PreferencesJson.Choice.of(newsletter, statuses.get(newsletter.id())))
                        .toList());
    }

    /**
     * Brings about what was chosen, all of it or nothing.
     *
     * @param seen looks at the locked row, and refuses by throwing
     * @param network where the request came from
     * @return nothing if there is no such subscriber
     * @throws Problem 400 for a slug that no newsletter has or a pause that is past or too long; 409 for a new newsletter to
     *     an address that nothing is sent to
     */
    @Transactional
    Optional<Subscriber> change(UUID id, Consumer<Subscriber> seen, PreferencesJson.Change given, String network) {
        return subscribers.forChange(id).map(subscriber -> {
            seen.accept(subscriber);
            Instant now = clock.instant();
            Set<Newsletter> chosen = check(given, now);
            leaveAllBut(chosen, subscriber, network, now);
            chosen.forEach(newsletter -> choose(newsletter, subscriber, network, now));
            if (subscriber.change(given.name(), given.pausedUntil(), now)) {
                receipts.add(subscriber, ConsentReceipt.Action.PREFERENCES, null, SOURCE, network, now);
            }
            subscribers.flush();
            return subscriber;
        });
    }

    private Set<Newsletter> check(PreferencesJson.Change given, Instant now) {
        Map<String, Newsletter> known = new LinkedHashMap<>();
        newsletters.all().forEach(newsletter -> known.put(newsletter.slug(), newsletter));
        List<ProblemJson.Error> errors = new ArrayList<>();
        for (int i = 0; i < given.newsletters().size(); i++) {
            String slug = given.newsletters().get(i);
            if (!known.containsKey(slug)) {
                errors.add(ProblemJson.Error.unknown("/newsletters/" + i, slug, known.keySet()));
            }
        }
        Instant until = given.pausedUntil();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_PAUSE)))) {
            errors.add(ProblemJson.Error.member(
                    "/pausedUntil", "range", "This must be in the future, and within a year."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return given.newsletters().stream().map(known::get).collect(Collectors.toSet());
    }

    private void leaveAllBut(Set<Newsletter> chosen, Subscriber subscriber, String network, Instant now) {
        Stream<Subscription> left = subscriptions.of(subscriber).stream()
                .filter(subscription -> !chosen.contains(subscription.newsletter()));
        left.forEach(subscription -> {
            if (subscription.unsubscribe(now)) {
                receipts.add(subscription, ConsentReceipt.Action.UNSUBSCRIBED, null, SOURCE, network, now);
            }
        });
    }

    private void choose(Newsletter newsletter, Subscriber subscriber, String network, Instant now) {
        Subscription subscription = subscriptions.claim(subscriber, newsletter, now);
        if (subscription.status() != SubscriptionStatus.CONFIRMED) {
            if (subscriber.suppressed() != null) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Nothing is sent to this address any more, since mail came back or was called unwanted; only the"
                                + " publisher can change that.");
            }
            subscription.agree(now);
            consents.agreed(subscription, SOURCE, network, now);
        }
    }
}
