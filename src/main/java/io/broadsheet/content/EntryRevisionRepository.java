package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link EntryRevision}. Lists never select a body. */
@ApplicationScoped
class EntryRevisionRepository implements PanacheRepositoryBase<EntryRevision, UUID> {

    private static final Keyset<EntryRevision> NEWEST_FIRST =
            new Keyset<>("r.number", true, revision -> String.valueOf(revision.number()), Integer::valueOf);

    /** One statement, since every write waits for it. The source of the body is copied within the database, and only if new. */
    private static final String RECORD =
            "with kept as (insert into entry_revision_body (entry_id, digest, format, source)"
                    + " select e.id, e.body_digest, b.format, b.source from entry e join entry_body b on b.entry_id = e.id"
                    + " where e.id = :entry and e.body_digest is not null and not exists (select from entry_revision_body k"
                    + " where k.entry_id = e.id and k.digest = e.body_digest))"
                    + " insert into entry_revision (id, version, entry_id, number, kind, restored_from, key_id, key_name, content,"
                    + " body_digest, changed, published_at, unpublish_at, archived_at, trashed_at, created_at, updated_at)"
                    + " select :id, 0, e.id, 1 + coalesce((select max(number) from entry_revision where entry_id = e.id), 0),"
                    + " :kind, :restoredFrom, :keyId, :keyName, cast(:content as jsonb), e.body_digest, :changed, e.published_at,"
                    + " e.unpublish_at, e.archived_at, e.trashed_at, e.updated_at, e.updated_at from entry e where e.id = :entry";

    @Inject
    Paging paging;

    @Inject
    Caller caller;

    /**
     * Records what a write has made of a locked entry; nothing if that is what it was.
     *
     * @param before null if it is new
     * @param restoredFrom the number of the revision that was restored, or null
     */
    void record(Entry entry, EntryState before, Integer restoredFrom, Instant now) {
        EntryState after = EntryState.of(entry);
        List<String> changed = before == null ? List.of() : after.changed(before);
        if (before != null && changed.isEmpty()) {
            return;
        }
        RevisionKind kind = before == null
                ? RevisionKind.CREATED
                : restoredFrom != null ? RevisionKind.RESTORED : RevisionKind.of(before, after, now);
        getSession()
                .createNativeMutationQuery(RECORD)
                .setParameter("id", BaseEntity.newId())
                .setParameter("entry", entry.id())
                .setParameter("kind", kind.code())
                .setParameter("restoredFrom", restoredFrom, Integer.class)
                .setParameter("keyId", caller.keyId(), UUID.class)
                .setParameter("keyName", caller.keyName(), String.class)
                .setParameter("content", after.json())
                .setParameter("changed", changed.toArray(String[]::new))
                .executeUpdate();
    }

    Paging.Slice<EntryRevision> slice(Entry entry, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        EntryRevision.class,
                        "EntryRevision r",
                        "",
                        "r.entryId = :entry",
                        Map.of("entry", entry.id()),
                        "r",
                        "r.id",
                        NEWEST_FIRST),
                request);
    }

    Optional<EntryRevision> find(Entry entry, int number) {
        return find("entryId = ?1 and number = ?2", entry.id(), number).firstResultOptional();
    }

    /** All that would make it, with the body. */
    EntryJson.Create given(EntryRevision revision) {
        return revision.content().with(body(revision));
    }

    private EntryJson.BodyGiven body(EntryRevision revision) {
        if (revision.bodyDigest() == null) {
            return null;
        }
        return getSession()
                .createNativeQuery(
                        "select format, source from entry_revision_body where entry_id = :entry and digest = :digest",
                        Object[].class)
                .setParameter("entry", revision.entryId())
                .setParameter("digest", revision.bodyDigest())
                .uniqueResultOptional()
                .map(row -> EntryJson.BodyGiven.of((String) row[0], (String) row[1]))
                .orElse(null);
    }
}
