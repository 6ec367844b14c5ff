package io.broadsheet.content;

import io.broadsheet.http.CacheTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What was published just before and after: two steps in an index for each entry, in one statement for all of them. */
@ApplicationScoped
class EntryNeighbours {

    private static final String PUBLIC = "r.kind = e.kind and " + EntryStatus.PUBLISHED_IN_SQL;

    private static final String QUERY = "select e.id, before.kind, before.slug, before.title, before.id as before_id,"
            + " after.kind, after.slug, after.title, after.id as after_id from entry e"
            + " left join lateral (select r.kind, r.slug, r.title, r.id from entry r where " + PUBLIC
            + " and (r.listed_at, r.id) < (e.listed_at, e.id) order by r.listed_at desc, r.id desc limit 1) before on true"
            + " left join lateral (select r.kind, r.slug, r.title, r.id from entry r where " + PUBLIC
            + " and (r.listed_at, r.id) > (e.listed_at, e.id) order by r.listed_at, r.id limit 1) after on true"
            + " where e.id in (:ids)";

    @Inject
    EntityManager entityManager;

    @Inject
    CacheTags cacheTags;

    Map<UUID, EntryJson.Neighbours> of(Collection<Entry> entries, Instant now) {
        Map<UUID, EntryJson.Neighbours> neighbours = new HashMap<>();
        if (!entries.isEmpty()) {
            for (Object[] columns : rows(EntryRepository.ids(entries), now)) {
                UUID id = (UUID) columns[0];
                neighbours.put(id, new EntryJson.Neighbours(ref(columns, 1), ref(columns, 5)));
                cacheTags.add(EntryTrace.neighbours(Entry.cacheTag(id)));
                tags(columns).forEach(cacheTags::add);
            }
        }
        return neighbours;
    }

    /** What answers that show the neighbours of an entry are known by. */
    Stream<String> tags(Entry entry, Instant now) {
        return rows(List.of(entry.id()), now).stream().flatMap(EntryNeighbours::tags);
    }

    private static Stream<String> tags(Object[] columns) {
        return Stream.of(columns[4], columns[8]).filter(Objects::nonNull).map(id -> Entry.cacheTag((UUID) id));
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(Collection<UUID> ids, Instant now) {
        return entityManager
                .createNativeQuery(QUERY, Object[].class)
                .setParameter("now", now)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static EntryJson.Ref ref(Object[] columns, int from) {
        return columns[from] == null
                ? null
                : new EntryJson.Ref((String) columns[from], (String) columns[from + 1], (String) columns[from + 2]);
    }
}
