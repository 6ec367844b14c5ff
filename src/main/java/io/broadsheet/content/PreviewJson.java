package io.broadsheet.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Previews}. */
public final class PreviewJson {

    private static final String RULE = "must be seconds from 60 (a minute) to 2592000 (30 days)";

    private PreviewJson() {}

    @Schema(name = "PreviewCreate", description = "How long a preview is to last.")
    public record Create(
            @Min(value = 60, message = RULE)
                    @Max(value = 2_592_000, message = RULE)
                    @Schema(description = "Seconds, up to 30 days.", defaultValue = "86400", examples = "86400")
                    Integer expiresIn) {}

    @Schema(name = "PreviewView", description = "What shows one entry, whatever its state, to whoever has it.")
    public record View(
            @Schema(required = true, maxLength = 100, description = "For `?preview=` at the entry's address here.")
                    String token,
            @Schema(
                            required = true,
                            format = "uri",
                            maxLength = 4100,
                            description = "The entry's `url` with `preview=<token>`, for the frontend to hand on.")
                    String url,
            @Schema(required = true) Instant expiresAt) {}
}
