package io.broadsheet.signup;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of somebody's consent: what was said, when, where. Rows are added and never changed. */
@Entity
class ConsentReceipt {

    /** What happened. */
    @Schema(name = "ConsentAction")
    enum Action {
        @JsonProperty("requested")
        REQUESTED,
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("unsubscribed")
        UNSUBSCRIBED,
        @JsonProperty("imported")
        IMPORTED,
        /** Name or pause. */
        @JsonProperty("preferences")
        PREFERENCES,
        @JsonProperty("bounced")
        BOUNCED,
        @JsonProperty("complained")
        COMPLAINED,
        @JsonProperty("erased")
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
     * @param subscriber null in the receipt of an erasure
     * @param newsletter null if it is about all of them, or none
     * @param text what whoever agreed has read, or the reason of a bounce; null if nobody said
     * @param source where, in the words of whoever sent it
     * @param network where the request came from; null if none did, or it may not be kept
     */
    ConsentReceipt(
            Subscriber subscriber,
            byte[] addressHash,
            Newsletter newsletter,
            Action action,
            String text,
            String source,
            String network,
            Instant at) {
        this.id = BaseEntity.newId();
        this.subscriber = subscriber;
        this.addressHash = addressHash;
        this.newsletter = newsletter;
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

    Action action() {
        return Action.valueOf(action.toUpperCase(Locale.ROOT));
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
