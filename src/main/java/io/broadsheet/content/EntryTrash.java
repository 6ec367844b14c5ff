package io.broadsheet.content;

import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in the trash, and both ways out of it. */
@ApplicationScoped
class EntryTrash {

    private static final Keyset<Entry> LAST_DELETED_FIRST = new Keyset<>(
            "e.life.trashedAt", true, entry -> entry.life().trashedAt().toString(), Instant::parse);

    @Inject
    EntryRepository entries;

    @Inject
    EntryWriter writer;

    @Inject
    EntryChanges changes;

    @Inject
    Paging paging;

    /** Last deleted first. @param kinds empty for all */
    Paging.Slice<Entry> slice(Set<String> kinds, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        Entry.class,
                        "Entry e",
                        "",
                        "e.life.trashedAt is not null" + (kinds.isEmpty() ? "" : " and e.queriedKind in :kinds"),
                        kinds.isEmpty() ? Map.of() : Map.of("kinds", kinds),
                        "e",
                        "e.id",
                        LAST_DELETED_FIRST),
                request);
    }

    /** @throws Problem 404, also for one that is not in the trash */
    Entry find(String id) {
        return trashed(entries.findByIdOptional(Ids.parse(id)));
    }

    /** The row, locked until the transaction ends. @throws Problem likewise */
    Entry forChange(String id) {
        return trashed(entries.findByIdOptional(Ids.parse(id), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Entry trashed(Optional<Entry> found) {
        return found.filter(entry -> entry.life().isTrashed()).orElseThrow(Problem::notFound);
    }

    /** Takes a locked entry out of the trash, in the state it had. If its slug is taken, it gets another made from it. */
    void recover(Entry entry, Instant now) {
        String slug = entries.claimSlug(entry.kind(), entry.id(), entry.slug())
                ? entry.slug()
                : entries.claimSlug(entry, null, entry.slug());
        writer.live(entry, () -> entry.recover(slug), now);
    }

    /**
     * Takes a locked entry out of the world: by the keys of the tables go its body, slugs, links, words and revisions, and
     * what was about it is so no more.
     */
    void erase(Entry entry) {
        entries.getEntityManager()
                .createNativeQuery("delete from entry where id = :id")
                .setParameter("id", entry.id())
                .executeUpdate();
        changes.noteErasure(entry);
    }
}
