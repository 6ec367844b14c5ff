package io.broadsheet.signup;

import io.broadsheet.mail.MailQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Brings together everything that is held on somebody, for whoever may ask: the publisher, and they themselves. */
@ApplicationScoped
class SubscriberViews {

    /** Daily mails of more than a year. */
    static final int MOST_MAILS = 1_000;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    Bounces bounces;

    @Inject
    MailQueue mails;

    @Inject
    InstantSource clock;

    SubscriberJson.View of(Subscriber subscriber) {
        Instant now = clock.instant();
        List<Subscription> held = subscriptions.of(subscriber);
        return SubscriberJson.View.of(
                subscriber,
                bounces.transientDays(subscriber, now),
                held,
                receipts.of(subscriber),
                mails.to(held.stream().map(Subscription::id).toList(), MOST_MAILS),
                now);
    }
}
