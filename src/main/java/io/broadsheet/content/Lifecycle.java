package io.broadsheet.content;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * From draft to archive and trash, told by instants alone: what an entry is to a reader follows from the clock, so a
 * scheduled publication or expiry is on time to the millisecond, whatever else may be late.
 */
@Embeddable
class Lifecycle {

    private Instant publishedAt;

    private Instant unpublishAt;

    private Instant archivedAt;

    private Instant trashedAt;

    /**
     * Publishes, now, back-dated or later.
     *
     * @param publishAt null for now; for when it was published, if it is
     * @param until from when on readers do not see it any more, or null
     * @throws Problem 400 if it would end before it begins, 409 if it is archived
     */
    void publish(Instant publishAt, Instant until, Instant now) {
        refuseArchived();
        Instant from = publishAt != null ? publishAt : isPublished(now) ? publishedAt : now;
        if (until != null && !until.isAfter(from)) {
            throw Problem.invalidMember("/unpublishAt", "order", "unpublishAt must be later than publishAt.");
        }
        publishedAt = from;
        unpublishAt = until;
    }

    /** Whether the instant of its publication has come, whatever came after it. */
    boolean isPublished(Instant now) {
        return publishedAt != null && !publishedAt.isAfter(now);
    }

    /** Makes it a draft again. @throws Problem 409 if it is archived */
    void withdraw() {
        refuseArchived();
        publishedAt = null;
        unpublishAt = null;
    }

    /** Keeps the first instant if it is archived already. */
    void archive(Instant now) {
        archivedAt = archivedAt == null ? now : archivedAt;
    }

    void unarchive() {
        archivedAt = null;
    }

    void trash(Instant now) {
        trashedAt = now;
    }

    void recover() {
        trashedAt = null;
    }

    private void refuseArchived() {
        if (archivedAt != null) {
            throw new Problem(ProblemType.CONFLICT, "It is archived; delete its archival first.");
        }
    }

    EntryStatus status(Instant now) {
        if (archivedAt != null) {
            return EntryStatus.ARCHIVED;
        }
        if (publishedAt == null) {
            return EntryStatus.DRAFT;
        }
        if (publishedAt.isAfter(now)) {
            return EntryStatus.SCHEDULED;
        }
        return unpublishAt != null && !unpublishAt.isAfter(now) ? EntryStatus.EXPIRED : EntryStatus.PUBLISHED;
    }

    boolean isPublic(Instant now) {
        return trashedAt == null && status(now) == EntryStatus.PUBLISHED;
    }

    /** Now, or later if nobody changes it. */
    boolean isOrWillBePublic(Instant now) {
        EntryStatus status = status(now);
        return trashedAt == null && (status == EntryStatus.PUBLISHED || status == EntryStatus.SCHEDULED);
    }

    /** When the clock alone will next make it public or not; null if never. */
    Instant next(Instant now) {
        if (archivedAt != null || trashedAt != null || publishedAt == null) {
            return null;
        }
        if (publishedAt.isAfter(now)) {
            return publishedAt;
        }
        return unpublishAt != null && unpublishAt.isAfter(now) ? unpublishAt : null;
    }

    boolean isTrashed() {
        return trashedAt != null;
    }

    /** In the archive or in the trash. */
    boolean isPutAway() {
        return archivedAt != null || trashedAt != null;
    }

    /** Whether it was published when it was put away, or is now. */
    boolean hasBeenPublic(Instant now) {
        return isPublished(archivedAt != null ? archivedAt : trashedAt != null ? trashedAt : now);
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant unpublishAt() {
        return unpublishAt;
    }

    Instant archivedAt() {
        return archivedAt;
    }

    Instant trashedAt() {
        return trashedAt;
    }
}
