package io.broadsheet.content;

import io.broadsheet.author.AuthorRepository;
import io.broadsheet.category.CategoryRepository;
import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeLog;
import io.broadsheet.tag.TagRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Notes in the log what a write makes different for whoever reads entries. */
@ApplicationScoped
class EntryChanges {

    @Inject
    ChangeLog log;

    @Inject
    EntryNeighbours neighbours;

    @Inject
    TagRepository tags;

    @Inject
    CategoryRepository categories;

    @Inject
    AuthorRepository authors;

    /**
     * Notes what happened to an entry.
     *
     * @param before its trace before the write
     * @param others tags of what else the write has changed
     */
    void note(EntryTrace before, Entry entry, Set<String> others, Instant now) {
        EntryTrace after = EntryTrace.of(entry, now);
        String type = type(before.told(), after.told(), entry.life().isTrashed());
        boolean placed = after.place() != null && !after.place().equals(before.place());
        EntryTrace all = before.and(after);
        if (type != null || !all.tags().isEmpty() || !others.isEmpty()) {
            note(type, all, entry, placed ? now : null, others);
        }
    }

    /** Null for what the world does not see. */
    private static String type(boolean before, boolean after, boolean trashed) {
        if (before && after) {
            return "updated";
        }
        return after ? "published" : !before ? null : trashed ? "deleted" : "unpublished";
    }

    /** Notes that an entry that was public is so no more, or the other way round, for the clock says so. */
    void noteTime(Entry entry, boolean isPublic, Instant now) {
        EntryTrace seen = EntryTrace.of(entry, entry.life().publishedAt());
        note(isPublic ? "published" : "unpublished", seen, entry, isPublic ? now : null, Set.of());
    }

    /** Notes that an entry in the trash is gone for good: whoever saw it was told when it came there. */
    void noteErasure(Entry entry) {
        log.append(Change.of(Set.of(entry.cacheTag())));
    }

    /** Notes that an older version of the code had made something else of an entry. */
    void noteRenewal(EntryTrace before, Entry entry, Instant now) {
        note(null, before.and(EntryTrace.of(entry, now)), entry, null, Set.of(EntryTrace.SEARCH));
    }

    /** @param placed when it came to stand where it stands, or null if it stood there before */
    private void note(String type, EntryTrace trace, Entry entry, Instant placed, Set<String> others) {
        log.appendInOrder(() -> {
            Set<String> touched = new HashSet<>(trace.tags());
            touched.addAll(others);
            // Only now, when all that came before is seen: a term may have got another name meanwhile.
            touched.addAll(tags.entriesTags(trace.terms()));
            touched.addAll(categories.entriesTags(trace.terms()));
            touched.addAll(authors.entriesTags(trace.terms()));
            if (placed != null) {
                neighbours.tags(entry, placed).map(EntryTrace::neighbours).forEach(touched::add);
            }
            return type == null
                    ? Change.of(touched)
                    : new Change(type, entry.kind(), entry.id(), trace.slug(), touched, true);
        });
    }
}
