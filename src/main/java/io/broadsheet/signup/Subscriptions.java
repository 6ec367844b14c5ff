package io.broadsheet.signup;

import io.broadsheet.signup.SubscriptionTokens.Grant;
import io.broadsheet.signup.SubscriptionTokens.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;

/** What the links of mails do, each with a receipt. Pages and JSON come here alike. */
@ApplicationScoped
class Subscriptions {

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    SubscriptionTokens tokens;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    BlockedAddresses blocked;

    @Inject
    InstantSource clock;

    /** The one that a token confirms, for a page that only asks. @throws Problem 400 */
    Subscription toConfirm(String token) {
        Grant grant = tokens.require(Purpose.CONFIRMATION, token, clock.instant());
        return subscriptions
                .findByIdOptional(grant.id())
                .filter(subscription -> subscription.isConfirmedBy(grant.issuedAt()))
                .orElseThrow(SubscriptionTokens::refused);
    }

    /** The one that a token ends, for a page that only asks. @throws Problem 400 */
    Subscription toUnsubscribe(String token) {
        Grant grant = tokens.require(Purpose.UNSUBSCRIPTION, token, clock.instant());
        return subscriptions.findByIdOptional(grant.id()).orElseThrow(SubscriptionTokens::refused);
    }

    /** Confirms; once more changes nothing. @param network where the request came from. @throws Problem 400 */
    @Transactional
    Subscription confirm(String token, String network) {
        Instant now = clock.instant();
        Grant grant = tokens.require(Purpose.CONFIRMATION, token, now);
        Subscription subscription = subscriptions.forChange(grant.id()).orElseThrow(SubscriptionTokens::refused);
        if (subscription.confirm(grant.issuedAt(), now)) {
            agreed(subscription, subscription.source(), network, now);
        }
        return subscription;
    }

    /** Writes down a consent. It is newer than whatever blocked the address, so that ends. */
    void agreed(Subscription subscription, String source, String network, Instant now) {
        String name = subscription.newsletter().name();
        String text = Wording.in(subscription.newsletter().language()).consent(name);
        receipts.add(subscription, ConsentReceipt.Action.CONFIRMED, text, source, network, now);
        blocked.remove(subscription.subscriber().address());
    }

    /** Leaves; once more changes nothing. @param network where the request came from. @throws Problem 400 */
    @Transactional
    Subscription unsubscribe(String token, String network) {
        Instant now = clock.instant();
        Grant grant = tokens.require(Purpose.UNSUBSCRIPTION, token, now);
        Subscription subscription = subscriptions.forChange(grant.id()).orElseThrow(SubscriptionTokens::refused);
        if (subscription.unsubscribe(now)) {
            receipts.add(subscription, ConsentReceipt.Action.UNSUBSCRIBED, null, null, network, now);
        }
        return subscription;
    }
}
