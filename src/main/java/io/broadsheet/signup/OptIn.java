package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.MailQueue;
import io.broadsheet.newsletter.Newsletter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Asks somebody to confirm: the first half of a double opt-in, whoever begins it. */
@ApplicationScoped
class OptIn {

    @Inject
    ConfirmationLimits limits;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    MailQueue mails;

    /**
     * Sends the mail, unless there is nothing to confirm or the address has had its share today.
     *
     * @param subscription of a locked subscriber
     * @param network where the request came from; null if it was the publisher's
     * @param at when it came
     * @return whether a mail goes out
     */
    boolean ask(Subscription subscription, String source, String network, Instant at, Instant now) {
        EmailAddress address = subscription.subscriber().address();
        Newsletter newsletter = subscription.newsletter();
        if (!subscription.isOpen() || !limits.take(address, newsletter, now)) {
            return false;
        }
        subscription.request(source, now);
        UUID receipt = receipts.add(subscription, ConsentReceipt.Action.REQUESTED, null, source, network, at);
        mails.add(ConfirmationMail.KIND, receipt, subscription.id(), null, now);
        return true;
    }
}
