package io.broadsheet.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of a delivery. */
@Schema(name = "WebhookDeliveryState")
enum DeliveryState {
    /** Waits for its next attempt; as long as the webhook is disabled, for its being enabled. */
    @JsonProperty("queued")
    QUEUED,
    /** Somebody is at it. */
    @JsonProperty("sending")
    SENDING,
    /** The target has answered with 2xx. */
    @JsonProperty("delivered")
    DELIVERED,
    /** No attempt is made any more, unless somebody asks for it. */
    @JsonProperty("failed")
    FAILED;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    String code() {
        return code;
    }
}
