package io.broadsheet.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link AuditEntry}. */
final class AuditEntryJson {

    private AuditEntryJson() {}

    @Schema(name = "AuditKey", description = "The key that it was done with.")
    public record UsedKey(
            @Schema(required = true, nullable = true, description = "Null for the key of the configuration.") UUID id,
            @Schema(required = true, maxLength = 200, description = "What the key was called then.") String name) {}

    @Schema(name = "AuditResource", description = "What it was done to.")
    public record Written(
            @Schema(required = true, maxLength = 50, description = "Such as `article`.") String type,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "Null if it was about none, about many, or about a person.")
                    UUID id,
            @Schema(required = true, nullable = true, maxLength = 200, description = "After it was done.")
                    String slug) {}

    @Schema(name = "AuditView", description = "One write by somebody with a key.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant at,
            @Schema(required = true) UsedKey key,
            @Schema(required = true, maxLength = 100, description = "The kind of the resource and what was done to it.")
                    String action,
            @Schema(required = true) Written resource,
            @Schema(required = true, minimum = "200", maximum = "299", description = "What it was answered.")
                    int status,
            @Schema(required = true, format = "uuid", description = "As in X-Request-Id.") String requestId) {

        static View of(AuditEntry entry) {
            return new View(
                    entry.id(),
                    entry.createdAt(),
                    new UsedKey(entry.keyId(), entry.keyName()),
                    entry.action(),
                    new Written(entry.resource(), entry.resourceId(), entry.slug()),
                    entry.status(),
                    entry.requestId());
        }
    }
}
