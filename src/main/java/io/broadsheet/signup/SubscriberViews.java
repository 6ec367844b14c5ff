package io.broadsheet.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Brings together everything that is held on somebody, for whoever may ask: the publisher, and they themselves. */
@ApplicationScoped
class SubscriberViews {

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    Bounces bounces;

    @Inject
    InstantSource clock;

    SubscriberJson.View of(Subscriber subscriber) {
        Instant now = clock.instant();
        return SubscriberJson.View.of(
                subscriber,
                bounces.transientDays(subscriber, now),
                subscriptions.of(subscriber),
                receipts.of(subscriber),
                now);
    }
}
