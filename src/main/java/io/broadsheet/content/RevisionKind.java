package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done to an entry. */
@Schema(
        name = "RevisionKind",
        type = SchemaType.STRING,
        enumeration = {
            "created",
            "updated",
            "scheduled",
            "published",
            "unpublished",
            "archived",
            "unarchived",
            "deleted",
            "undeleted",
            "restored"
        })
public enum RevisionKind {
    CREATED,
    UPDATED,
    SCHEDULED,
    PUBLISHED,
    UNPUBLISHED,
    ARCHIVED,
    UNARCHIVED,
    DELETED,
    /** Taken out of the trash. */
    UNDELETED,
    /** The content of an earlier revision was written again. */
    RESTORED;

    /** What a write did, as its outcome tells. */
    static RevisionKind of(EntryState before, EntryState after, Instant now) {
        if ((before.trashedAt() == null) != (after.trashedAt() == null)) {
            return after.trashedAt() == null ? UNDELETED : DELETED;
        }
        if ((before.archivedAt() == null) != (after.archivedAt() == null)) {
            return after.archivedAt() == null ? UNARCHIVED : ARCHIVED;
        }
        if (after.isPublishedLike(before)) {
            return UPDATED;
        }
        return after.publishedAt() == null ? UNPUBLISHED : after.publishedAt().isAfter(now) ? SCHEDULED : PUBLISHED;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
