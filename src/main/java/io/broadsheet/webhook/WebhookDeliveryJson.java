package io.broadsheet.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link WebhookDelivery}. */
final class WebhookDeliveryJson {

    private WebhookDeliveryJson() {}

    @Schema(name = "WebhookDeliveryView", description = "A delivery, and what has come of it.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(
                            required = true,
                            maxLength = 36,
                            description = "The header `webhook-id` of each of its attempts.",
                            examples = "msg_01a20cf94f0070008000000000000000")
                    String messageId,
            @Schema(required = true, maxLength = 50, description = "Such as `article.published`, or `webhook.test`.")
                    String type,
            @Schema(required = true, description = "`failed`: no attempt is made any more.") DeliveryState state,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true, nullable = true, description = "When the next attempt is made; null if none is.")
                    Instant nextAttemptAt,
            @Schema(
                            required = true,
                            maxItems = WebhookDelivery.MOST_ATTEMPTS,
                            description =
                                    "Oldest first; of more than " + WebhookDelivery.MOST_ATTEMPTS + " the newest.")
                    List<Attempt> attempts) {

        static View of(WebhookDelivery delivery) {
            return new View(
                    delivery.id(),
                    delivery.messageId(),
                    delivery.type(),
                    delivery.state(),
                    delivery.createdAt(),
                    delivery.state() == DeliveryState.QUEUED ? delivery.dueAt() : null,
                    delivery.attempts());
        }
    }
}
