package io.broadsheet.signup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every query of {@link ConsentReceipt}. */
@ApplicationScoped
class ConsentReceiptRepository implements PanacheRepositoryBase<ConsentReceipt, UUID> {

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
        byte[] address = hash.of(subscription.subscriber().address());
        ConsentReceipt receipt = new ConsentReceipt(subscription, address, action, text, source, network, at);
        persist(receipt);
        return receipt.id();
    }

    /** Oldest first. */
    List<ConsentReceipt> of(Subscriber subscriber) {
        return list("subscriber = ?1 order by at, id", subscriber);
    }
}
