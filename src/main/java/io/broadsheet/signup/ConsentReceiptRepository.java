package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.newsletter.Newsletter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Every query of {@link ConsentReceipt}. */
@ApplicationScoped
class ConsentReceiptRepository implements PanacheRepositoryBase<ConsentReceipt, UUID> {

    /** More than anybody has who does not collect them. */
    static final int MOST = 10_000;

    @Inject
    AddressHash hash;

    /** Adds a receipt. @return its id */
    UUID add(
            Subscription subscription,
            ConsentReceipt.Action action,
            String text,
            String source,
            String network,
            Instant at) {
        return add(subscription.subscriber(), subscription.newsletter(), action, text, source, network, at);
    }

    /** One that is about no newsletter, or all of them. */
    UUID add(
            Subscriber subscriber,
            ConsentReceipt.Action action,
            String text,
            String source,
            String network,
            Instant at) {
        return add(subscriber, null, action, text, source, network, at);
    }

    /** All that is kept of an erasure: that somebody with this address wanted it. */
    void addErased(EmailAddress address, Instant at) {
        persist(new ConsentReceipt(null, hash.of(address), null, ConsentReceipt.Action.ERASED, null, null, null, at));
    }

    private UUID add(
            Subscriber subscriber,
            Newsletter newsletter,
            ConsentReceipt.Action action,
            String text,
            String source,
            String network,
            Instant at) {
        byte[] address = hash.of(subscriber.address());
        ConsentReceipt receipt = new ConsentReceipt(subscriber, address, newsletter, action, text, source, network, at);
        persist(receipt);
        return receipt.id();
    }

    /** Whether this very step was written down before. */
    boolean has(Subscriber subscriber, ConsentReceipt.Action action, Instant at) {
        return count("subscriber = ?1 and action = ?2 and at = ?3", subscriber, action.code(), at) > 0;
    }

    /** The newest {@value #MOST}, oldest first, with their newsletters. */
    List<ConsentReceipt> of(Subscriber subscriber) {
        List<ConsentReceipt> newest = new ArrayList<>(find(
                        "from ConsentReceipt r left join fetch r.newsletter where r.subscriber = ?1"
                                + " order by r.at desc, r.id desc",
                        subscriber)
                .page(0, MOST)
                .list());
        Collections.reverse(newest);
        return newest;
    }
}
