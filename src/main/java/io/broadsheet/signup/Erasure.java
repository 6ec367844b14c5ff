package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The right to be forgotten (Regulation (EU) 2016/679, article 17): the subscriber goes with subscriptions and receipts, and
 * so does what still waits in the inbox. What stays is a receipt and a block that know the address by its keyed hash alone.
 */
@ApplicationScoped
class Erasure {

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SignupInbox inbox;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    BlockedAddresses blocked;

    @Inject
    InstantSource clock;

    /**
     * Mails that wait for the subscriber are not written any more, since nobody is found for them.
     *
     * @param seen looks at the locked row, and refuses by throwing
     * @return whether there was such a subscriber
     */
    @Transactional
    boolean erase(UUID id, Consumer<Subscriber> seen) {
        // The inbox first, as the worker locks: the other way about, the two would wait for each other.
        subscribers.emailKey(id).ifPresent(inbox::removeAll);
        return subscribers
                .forChange(id)
                .map(subscriber -> {
                    seen.accept(subscriber);
                    erase(subscriber, clock.instant());
                    return true;
                })
                .orElse(false);
    }

    private void erase(Subscriber subscriber, Instant now) {
        EmailAddress address = subscriber.address();
        subscribers.delete(subscriber);
        receipts.addErased(address, now);
        blocked.add(address, ConsentReceipt.Action.ERASED.code(), now);
    }
}
