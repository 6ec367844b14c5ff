package io.broadsheet.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Key}. */
final class KeyJson {

    private static final String SCOPES =
            "^(content:read|content:write|content:publish|newsletter:read|newsletter:write|admin)$";

    private KeyJson() {}

    @Schema(name = "KeyCreate", description = "A key to be.")
    public record Create(
            @NotBlank @Size(max = 200) @Schema(description = "Who uses it.", examples = "Website build") String name,
            @NotEmpty @Size(max = 10) @Schema(description = "What it may do.")
                    List<
                                    @NotNull @Size(max = 20)
                                    @Pattern(
                                            regexp = SCOPES,
                                            message =
                                                    "must be one of content:read, content:write, content:publish, newsletter:read, newsletter:write, admin")
                                    String>
                            scopes,
            @Schema(description = "From when on it is refused; never if absent.") Instant expiresAt) {}

    @Schema(name = "KeyView", description = "A key.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 200) String name,
            @Schema(
                            required = true,
                            maxLength = Token.HANDLE,
                            description = "Its first characters, to recognise it by.")
                    String prefix,
            @Schema(required = true, maxItems = 10) Set<@Size(max = 20) String> scopes,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true, nullable = true) Instant expiresAt,
            @Schema(required = true, nullable = true, description = "To the minute.") Instant lastUsedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(maxLength = 100, description = "The key itself; shown this once only.")
                    String key) {

        static View of(Key key) {
            return of(key, null);
        }

        static View of(Key key, String token) {
            return new View(
                    key.id(),
                    key.name(),
                    key.handle(),
                    key.scopes(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    token);
        }
    }
}
