package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an address of the frontend leads to, as it goes over the wire. */
@Schema(name = "Resolution", description = "What an address of the frontend leads to.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resolution(
        @Schema(
                        required = true,
                        enumeration = {"200", "301", "410"},
                        minimum = "200",
                        description = "What the frontend should answer: an entry is here, or elsewhere, or was here.")
                int status,
        @Schema(format = "uri", maxLength = 4000, description = "Where the entry is, as its `url`; not with 410.")
                String location,
        @Schema(maxLength = 50, description = "Its kind; not with 410.") String type,
        @Schema(description = "Not with 410.") UUID id) {

    static Resolution of(Entry entry, String url, boolean isThere) {
        return new Resolution(isThere ? 200 : 301, url, entry.kind(), entry.id());
    }

    static Resolution gone() {
        return new Resolution(410, null, null, null);
    }
}
