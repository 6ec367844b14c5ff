package io.broadsheet.sync;

import io.broadsheet.change.PublicChange;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of the feed of changes. */
final class ChangesJson {

    private ChangesJson() {}

    @Schema(name = "ChangeList", description = "Changes in the order in which they happened.")
    record Listing(
            @Schema(required = true, maxItems = 100) List<View> data,
            @Schema(
                            required = true,
                            minLength = ChangeTokens.LENGTH,
                            maxLength = ChangeTokens.LENGTH,
                            description =
                                    "`since` of the next request. It stays the same until there is something new.")
                    String next,
            @Schema(required = true, description = "Whether there is more behind `next` already.") boolean hasMore) {}

    @Schema(name = "ChangeView", description = "Something that happened to what everybody may see.")
    record View(
            @Schema(
                            required = true,
                            minLength = ChangeTokens.LENGTH,
                            maxLength = ChangeTokens.LENGTH,
                            description = "The place behind it; opaque.")
                    String token,
            @Schema(required = true) Instant at,
            @Schema(
                            required = true,
                            enumeration = {"published", "updated", "unpublished", "deleted", "created"},
                            description =
                                    "Entries are published, updated, unpublished and deleted; tags, categories and"
                                            + " authors are created, updated and deleted.")
                    String type,
            @Schema(required = true) Resource resource,
            @Schema(
                            required = true,
                            maxItems = 1000,
                            description = "What answers that it made stale are known by in their `Cache-Tag`.")
                    List<@Size(max = 2000) String> cacheTags) {

        static View of(PublicChange change, ChangeTokens tokens) {
            return new View(
                    tokens.write(change.position()),
                    change.at(),
                    change.type(),
                    new Resource(change.resource(), change.id(), change.slug()),
                    change.tags());
        }
    }

    @Schema(name = "ChangedResource", description = "What it happened to.")
    record Resource(
            @Schema(
                            required = true,
                            maxLength = 50,
                            description = "`article`, `post`, `tag`, `category` or `author`; there may come others.")
                    String type,
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 200, description = "The one that it had then, or last.")
                    String slug) {}
}
