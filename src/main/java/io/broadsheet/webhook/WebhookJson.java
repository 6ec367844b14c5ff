package io.broadsheet.webhook;

import static io.broadsheet.change.Change.told;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.change.LoggedChange;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Webhook}. */
final class WebhookJson {

    static final int LONGEST_URL = 2000;

    private static final int MOST_TYPES = 100;

    private static final String SECRET_RULE = "must be whsec_ and 24 to 64 bytes in Base64";

    private WebhookJson() {}

    @Schema(name = "WebhookCreate", description = "A webhook to be.")
    public record Create(
            @NotNull
                    @Size(max = LONGEST_URL)
                    @TargetUrl
                    @Schema(
                            description = "Where to post to. It must be reachable on the public internet, unless the"
                                    + " operator allows more.",
                            examples = "https://www.example.org/hooks/broadsheet")
                    String url,
            @Size(max = MOST_TYPES) @Schema(description = "What to tell of; everything if absent or empty.")
                    List<@NotNull EventType> types,
            @Size(max = SigningSecret.MAX_LENGTH)
                    @Pattern(regexp = SigningSecret.PATTERN, message = SECRET_RULE)
                    @Schema(description = "What to sign with; made if absent: `whsec_` and 24 to 64 bytes in Base64.")
                    String secret) {}

    @Schema(name = "WebhookChange", description = "What a webhook can be given.")
    public record Change(
            @NotNull @Size(max = LONGEST_URL) @TargetUrl @Schema(description = "Where to post to.") String url,
            @Size(max = MOST_TYPES) @Schema(description = "What to tell of; everything if absent or empty.")
                    List<@NotNull EventType> types,
            @Schema(
                            description =
                                    "Whether to send, which is so if absent. What waits while it is disabled is sent"
                                            + " once it is enabled; what happens meanwhile is not.")
                    Boolean enabled) {

        static Change of(Webhook webhook) {
            return new Change(webhook.url(), webhook.types(), webhook.isEnabled());
        }

        boolean sends() {
            return enabled == null || enabled;
        }
    }

    @Schema(name = "WebhookView", description = "A webhook.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = LONGEST_URL) String url,
            @Schema(required = true, maxItems = MOST_TYPES, description = "Empty for everything.")
                    List<EventType> types,
            @Schema(required = true) boolean enabled,
            @Schema(required = true, nullable = true) Instant disabledAt,
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "`request`: somebody wanted it so; `gone`: the target answered 410; `failures`:"
                                            + " there was no success for a day.")
                    DisabledReason disabledReason,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "The first failed attempt after which there was no success.")
                    Instant failingSince,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant updatedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(maxLength = SigningSecret.MAX_LENGTH, description = "Shown this once only.")
                    String secret) {

        static View of(Webhook webhook) {
            return of(webhook, null);
        }

        static View of(Webhook webhook, SigningSecret secret) {
            return new View(
                    webhook.id(),
                    webhook.url(),
                    webhook.types(),
                    webhook.isEnabled(),
                    webhook.disabledAt(),
                    webhook.disabledReason(),
                    webhook.failingSince(),
                    webhook.createdAt(),
                    webhook.updatedAt(),
                    secret == null ? null : secret.text());
        }
    }

    @Schema(name = "WebhookSecretCreate", description = "A secret to be.")
    public record Rotation(
            @Size(max = SigningSecret.MAX_LENGTH)
                    @Pattern(regexp = SigningSecret.PATTERN, message = SECRET_RULE)
                    @Schema(description = "Made if absent: `whsec_` and 24 to 64 bytes in Base64.")
                    String secret) {}

    @Schema(name = "WebhookSecretView", description = "A new secret.")
    public record Rotated(
            @Schema(required = true, maxLength = SigningSecret.MAX_LENGTH, description = "Shown this once only.")
                    String secret,
            @Schema(required = true, description = "Until when the former one signs, too.") Instant formerUntil) {}

    @Schema(name = "WebhookEvent", description = "What is posted to a webhook.")
    public record Event(
            @Schema(required = true, maxLength = 50, description = "Such as `article.published`.") String type,
            @Schema(required = true, description = "When it happened.") Instant timestamp,
            @Schema(required = true) EventData data) {

        static Event of(EventType type, LoggedChange logged) {
            EventResource resource = new EventResource(
                    logged.change().resource(),
                    logged.change().id(),
                    logged.change().slug());
            List<String> tags = told(logged.change().tags());
            return new Event(type.code(), logged.at(), new EventData(resource, tags));
        }

        /** Of no change. */
        static Event test(Instant now) {
            return new Event(EventType.TEST, now, new EventData(null, List.of()));
        }
    }

    @Schema(name = "WebhookEventData", description = "What it happened to.")
    public record EventData(
            @Schema(required = true, nullable = true, description = "Null in a test.") EventResource resource,
            @Schema(
                            required = true,
                            maxItems = 100_000,
                            description = "What answers that may show it are known by in the header `Cache-Tag`.")
                    List<@Size(max = 300) String> cacheTags) {}

    @Schema(name = "WebhookEventResource", description = "A resource, as it is known now.")
    public record EventResource(
            @Schema(required = true, maxLength = 50) String type,
            @Schema(required = true) UUID id,
            @Schema(required = true, nullable = true, maxLength = 200) String slug) {}
}
