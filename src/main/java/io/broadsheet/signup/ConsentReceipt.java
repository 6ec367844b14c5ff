package io.broadsheet.signup;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.newsletter.Newsletter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One step of somebody's consent: what was said, when, where. Rows are added and never changed. */
@Entity
class ConsentReceipt {

    /** What happened. */
    enum Action {
        REQUESTED,
        CONFIRMED,
        UNSUBSCRIBED,
        IMPORTED,
        PREFERENCES,
        BOUNCED,
        COMPLAINED,
        ERASED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Subscriber subscriber;

    @Column(nullable = false)
    private byte[] addressHash;

    @ManyToOne(fetch = FetchType.LAZY)
    private Newsletter newsletter;

    @Column(nullable = false)
    private String action;

    private String text;

    private String source;

    private String network;

    @Column(nullable = false)
    private Instant at;

    protected ConsentReceipt() {}

    /**
     * @param text what whoever agreed has read; null if it was shown elsewhere
     * @param source where, in the words of whoever sent it
     */
    ConsentReceipt(
            Subscription subscription,
            byte[] addressHash,
            Action action,
            String text,
            String source,
            String network,
            Instant at) {
        this.id = BaseEntity.newId();
        this.subscriber = subscription.subscriber();
        this.addressHash = addressHash;
        this.newsletter = subscription.newsletter();
        this.action = action.code();
        this.text = text;
        this.source = source;
        this.network = network;
        this.at = at;
    }

    UUID id() {
        return id;
    }

    Newsletter newsletter() {
        return newsletter;
    }

    String action() {
        return action;
    }

    String text() {
        return text;
    }

    String source() {
        return source;
    }

    String network() {
        return network;
    }

    Instant at() {
        return at;
    }
}
