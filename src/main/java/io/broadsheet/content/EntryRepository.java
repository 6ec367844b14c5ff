package io.broadsheet.content;

import io.broadsheet.database.Slug;
import io.broadsheet.http.Ids;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.RankedPaging;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.text.Block;
import io.broadsheet.text.OutlineHeading;
import io.broadsheet.text.SearchText;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
                        "from Entry e join fetch e.category left join fetch e.about left join fetch e.newsletter where e.id in ?1"
                                + " order by e.listedAt desc, e.id desc",
                        ids);
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
        String found = "from Entry e join fetch e.category where e.queriedKind = ?1 and ";
        return Ids.isId(ref)
                ? find(found + "e.id = ?2", kind, UUID.fromString(ref))
                : find(found + "e.slug = ?2 and e.life.trashedAt is null", kind, ref);
    }

    private Optional<Entry> findByFormerSlug(String kind, String slug) {
        return getEntityManager()
                .createNativeQuery("select entry_id from entry_slug where kind = :kind and slug = :slug", UUID.class)
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
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from entry_slug where kind = :kind and slug = :slug and present and entry_id <> :entry",
                        Integer.class)
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
        getEntityManager()
                .createNativeQuery("select 1 from entry_index(:id, :title, :excerpt, :body)", Integer.class)
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

    /** The bodies of these entries in these shapes, by entry; those without a body are missing. */
    Map<UUID, EntryJson.Body> bodies(Collection<Entry> entries, Set<EntryShow.BodyFormat> formats) {
        if (entries.isEmpty() || formats.isEmpty()) {
            return new HashMap<>();
        }
        String shapes = List.of(EntryShow.BodyFormat.values()).stream()
                .map(format -> formats.contains(format) ? "b." + format : "null")
                .collect(Collectors.joining(", "));
        Map<UUID, EntryJson.Body> bodies = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select b.entryId, " + shapes + ", b.outline, b.wordCount, b.readingMinutes from EntryBody b"
                                + " where " + Paging.among("b.entryId"),
                        Object[].class)
                .setParameter("ids", ids(entries).toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> bodies.put((UUID) row[0], body(row)));
        return bodies;
    }

    @SuppressWarnings("unchecked")
    private static EntryJson.Body body(Object[] row) {
        return new EntryJson.Body(
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (List<Block>) row[4],
                (List<OutlineHeading>) row[5],
                (int) row[6],
                (int) row[7]);
    }

    /** The tags and authors of these entries, by entry, with one query. */
    Map<UUID, EntryTerms> terms(Collection<Entry> entries) {
        Map<UUID, EntryTerms> terms = new HashMap<>();
        entries.forEach(entry -> terms.put(entry.id(), new EntryTerms(new ArrayList<>(), new ArrayList<>())));
        if (!entries.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select l.entry.id, true, l.position, t.slug, t.name from EntryTag l join l.tag t"
                                    + " where " + Paging.among("l.entry.id") + " union all"
                                    + " select l.entry.id, false, l.position, t.slug, t.name from EntryAuthor l"
                                    + " join l.author t where " + Paging.among("l.entry.id"),
                            Object[].class)
                    .setParameter("ids", ids(entries).toArray(UUID[]::new))
                    .getResultList()
                    .stream()
                    .sorted(Comparator.comparing(row -> (int) row[2]))
                    .forEach(row -> {
                        EntryTerms all = terms.get((UUID) row[0]);
                        ((boolean) row[1] ? all.tags() : all.authors())
                                .add(new TermJson.Ref((String) row[3], (String) row[4]));
                    });
        }
        return terms;
    }

    static List<UUID> ids(Collection<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
