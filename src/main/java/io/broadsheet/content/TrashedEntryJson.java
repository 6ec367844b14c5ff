package io.broadsheet.content;

import io.broadsheet.database.Slug;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of what is in the trash. */
public final class TrashedEntryJson {

    private TrashedEntryJson() {}

    @Schema(name = "TrashedEntryView", description = "An article or a post in the trash.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 50, examples = "article") String type,
            @Schema(
                            required = true,
                            maxLength = Slug.MAX_GIVEN,
                            description = "The one that it had; another entry may have it now.")
                    String slug,
            @Schema(required = true, maxLength = 300) String title,
            @Schema(required = true, description = "What a restoration would make of it now.") EntryStatus status,
            @Schema(required = true, nullable = true) Instant publishedAt,
            @Schema(required = true) Instant deletedAt) {

        static View of(Entry entry, Instant now) {
            return new View(
                    entry.id(),
                    entry.kind(),
                    entry.slug(),
                    entry.title(),
                    entry.life().status(now),
                    entry.life().publishedAt(),
                    entry.life().trashedAt());
        }
    }
}
