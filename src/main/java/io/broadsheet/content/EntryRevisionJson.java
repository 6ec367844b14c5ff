package io.broadsheet.content;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link EntryRevision}. */
public final class EntryRevisionJson {

    private static final String NUMBER = "From 1 on, without gaps.";
    private static final String BY = "Null for what no key did.";
    private static final String RESTORED = "The number of the revision that was restored, in a restoration.";
    private static final String CHANGED =
            "The members that differ from those of the revision before; none in the first.";

    private EntryRevisionJson() {}

    @Schema(name = "RevisionKey", description = "The key that something was done with.")
    public record Key(
            @Schema(required = true, nullable = true, description = "Null for the key of the configuration.") UUID id,
            @Schema(required = true, maxLength = 200, description = "As it was called then.", examples = "Newsroom")
                    String name) {

        static Key of(EntryRevision revision) {
            return revision.keyName() == null ? null : new Key(revision.keyId(), revision.keyName());
        }
    }

    @Schema(name = "RevisionLife", description = "The instants that say when readers see it, as they were then.")
    public record Life(
            @Schema(required = true, nullable = true) Instant publishedAt,
            @Schema(required = true, nullable = true) Instant unpublishAt,
            @Schema(required = true, nullable = true) Instant archivedAt,
            @Schema(required = true, nullable = true) Instant trashedAt) {

        static Life of(Lifecycle life) {
            return new Life(life.publishedAt(), life.unpublishAt(), life.archivedAt(), life.trashedAt());
        }
    }

    @Schema(name = "RevisionSummaryView", description = "A state that an entry was given.")
    public record Summary(
            @Schema(required = true, minimum = "1", description = NUMBER) int number,
            @Schema(required = true) Instant at,
            @Schema(required = true) RevisionKind kind,
            @Schema(required = true, nullable = true, description = BY) Key by,
            @Schema(required = true, nullable = true, minimum = "1", description = RESTORED) Integer restoredFrom,
            @Schema(required = true, maxItems = 20, description = CHANGED, examples = "[\"body\", \"title\"]")
                    List<@Size(max = 50) String> changed) {

        static Summary of(EntryRevision revision) {
            return new Summary(
                    revision.number(),
                    revision.at(),
                    revision.kind(),
                    Key.of(revision),
                    revision.restoredFrom(),
                    revision.changed());
        }
    }

    /** What revisions differ in. */
    record Contents(EntryJson.Create state, Life life) {}

    @Schema(name = "RevisionView", description = "A state that an entry was given, all of it.")
    public record View(
            @Schema(required = true, minimum = "1", description = NUMBER) int number,
            @Schema(required = true) Instant at,
            @Schema(required = true) RevisionKind kind,
            @Schema(required = true, nullable = true, description = BY) Key by,
            @Schema(required = true, nullable = true, minimum = "1", description = RESTORED) Integer restoredFrom,
            @Schema(required = true, maxItems = 20, description = CHANGED, examples = "[\"body\", \"title\"]")
                    List<@Size(max = 50) String> changed,
            @Schema(required = true, description = "What would make it.") EntryJson.Create state,
            @Schema(required = true) Life life,
            @Schema(
                            required = true,
                            maxItems = 50,
                            description =
                                    "What differs from the revision before, and how; nothing in the first. Of texts over"
                                            + " 1000 characters only the passage that differs is told, up to 1000 of it.")
                    List<Difference> differences) {

        static View of(EntryRevision revision, Contents contents, List<Difference> differences) {
            return new View(
                    revision.number(),
                    revision.at(),
                    revision.kind(),
                    Key.of(revision),
                    revision.restoredFrom(),
                    revision.changed(),
                    contents.state(),
                    contents.life(),
                    differences);
        }
    }
}
