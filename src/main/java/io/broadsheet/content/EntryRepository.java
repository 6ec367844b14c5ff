package io.broadsheet.content;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.database.Slug;
import io.broadsheet.http.Ids;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.RankedPaging;
import io.broadsheet.text.SearchText;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link Entry}. Lists never select a body. */
@ApplicationScoped
public class EntryRepository implements PanacheRepositoryBase<Entry, UUID> {

    @Inject
    Paging paging;

    @Inject
    RankedPaging rankedPaging;

    Paging.Slice<Entry> slice(EntryFilter filter, PageRequest request) {
        return paging.slice(filter.rows(), request);
    }

    Paging.Slice<Entry> slice(EntryFilter filter, List<RankedPaging.Scored> weighed, PageRequest request) {
        return rankedPaging.slice(filter.rows(), weighed, request);
    }

    /** Those of these ids that there are. */
    List<Entry> newestFirst(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list(
                        "from Entry e join fetch e.category left join fetch e.about left join fetch e.newsletter where "
                                + Paging.among("e.id") + " order by e.listedAt desc, e.id desc",
                        Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** The newest of those that are public at an instant and have been since another. */
    List<Entry> publishedSince(Instant since, Instant at, int most) {
        return find(
                        "from Entry e join fetch e.category where " + EntryStatus.PUBLISHED.condition()
                                + " and e.life.trashedAt is null and e.listedAt >= :since"
                                + " order by e.listedAt desc, e.id desc",
                        Map.of("now", at, "since", since))
                .page(0, most)
                .list();
    }

    /** An entry of the kind, by id or by its slug of today; in the trash only by id. */
    Optional<Entry> findByRef(String kind, String ref) {
        return byRef(kind, ref).firstResultOptional();
    }

    /** Likewise, or else the entry that had the slug, if it has another now or is in the trash. */
    Optional<Entry> findByPresentOrFormerRef(String kind, String ref) {
        return findByRef(kind, ref).or(() -> findByFormerSlug(kind, ref));
    }

    private PanacheQuery<Entry> byRef(String kind, String ref) {
        return find("from Entry e join fetch e.category where " + isRef(ref), kind, idOrSlug(ref));
    }

    /** The condition that an entry is of the kind {@code ?1} and has the id or slug {@code ?2}. */
    static String isRef(String ref) {
        return "e.queriedKind = ?1 and " + (Ids.isId(ref) ? "e.id = ?2" : "e.slug = ?2 and e.life.trashedAt is null");
    }

    /** What is {@code ?2} there. */
    static Object idOrSlug(String ref) {
        return Ids.isId(ref) ? UUID.fromString(ref) : ref;
    }

    /** The entry that had the slug, whatever it has now. */
    Optional<Entry> findByFormerSlug(String kind, String slug) {
        return ScalarQuery.of(
                        getEntityManager(),
                        "select entry_id from entry_slug where kind = :kind and slug = :slug",
                        "entry_id",
                        UUID.class)
                .setParameter("kind", kind)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .map(id -> findById((UUID) id));
    }

    /** What an entry may be about, by id or slug; not from the trash. */
    Optional<Entry> findAbout(Entry entry, String ref) {
        return findByRef(entry.aboutKind(), ref).filter(found -> !found.life().isTrashed());
    }

    /** The row, locked until the transaction ends. @throws Problem 404, also for one in the trash */
    Entry forChange(String kind, String ref) {
        return byRef(kind, ref)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .filter(entry -> !entry.life().isTrashed())
                .orElseThrow(Problem::notFound);
    }

    /** Takes a slug for an entry, away from whoever had it formerly. @return whether it was free */
    boolean claimSlug(String kind, UUID entry, String slug) {
        return getEntityManager()
                        .createNativeQuery("insert into entry_slug as s (kind, slug, entry_id, present)"
                                + " values (:kind, :slug, :entry, true) on conflict (kind, slug)"
                                + " do update set entry_id = excluded.entry_id, present = true"
                                + " where not s.present or s.entry_id = excluded.entry_id")
                        .setParameter("kind", kind)
                        .setParameter("slug", slug)
                        .setParameter("entry", entry)
                        .executeUpdate()
                == 1;
    }

    /** Takes the given slug, or one made from the title. @throws Problem 409 if the given one is taken */
    String claimSlug(Entry entry, String given, String title) {
        if (given != null) {
            if (!claimSlug(entry.kind(), entry.id(), given)) {
                throw Problem.slugTaken(given);
            }
            return given;
        }
        return Slug.candidates(Slug.of(title, entry.kind()))
                .filter(slug -> claimSlug(entry.kind(), entry.id(), slug))
                .findFirst()
                .orElseThrow();
    }

    /** Whether another entry has the slug. */
    boolean isTaken(Entry entry, String slug) {
        return !ScalarQuery.of(
                        getEntityManager(),
                        "select entry_id from entry_slug"
                                + " where kind = :kind and slug = :slug and present and entry_id <> :entry",
                        "entry_id",
                        UUID.class)
                .setParameter("kind", entry.kind())
                .setParameter("slug", slug)
                .setParameter("entry", entry.id())
                .getResultList()
                .isEmpty();
    }

    /** Leaves the slug to whoever wants it; until then it leads to the entry. */
    void releaseSlug(Entry entry, String slug) {
        getEntityManager()
                .createNativeQuery("update entry_slug set present = false"
                        + " where kind = :kind and slug = :slug and entry_id = :entry")
                .setParameter("kind", entry.kind())
                .setParameter("slug", slug)
                .setParameter("entry", entry.id())
                .executeUpdate();
    }

    /** Whether there is no entry at all; until the transaction ends, nobody else is told so. */
    public boolean claimEmptiness() {
        getEntityManager()
                .createNativeQuery("lock table entry in share row exclusive mode")
                .executeUpdate();
        return count() == 0;
    }

    Optional<EntryBody> body(UUID entry) {
        return Optional.ofNullable(getEntityManager().find(EntryBody.class, entry));
    }

    /** Makes what an entry is found by; after all else that is written of it. */
    void index(Entry entry) {
        getEntityManager().flush();
        ScalarQuery.of(
                        getEntityManager(),
                        "select 1 as indexed from entry_index(:id, :title, :excerpt, :body)",
                        "indexed",
                        Integer.class)
                .setParameter("id", entry.id())
                .setParameter("title", SearchText.of(entry.title()))
                .setParameter("excerpt", SearchText.of(entry.givenExcerpt()))
                .setParameter(
                        "body",
                        SearchText.of(body(entry.id()).map(EntryBody::text).orElse(null)))
                .getSingleResult();
    }

    void embody(EntryBody body) {
        getEntityManager().persist(body);
    }

    void disembody(UUID entry) {
        body(entry).ifPresent(getEntityManager()::remove);
    }

    static List<UUID> ids(Collection<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
