package io.broadsheet.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What was published just before and after: two steps in an index for each entry, in one statement for all of them. */
@ApplicationScoped
class EntryNeighbours {

    private static final String PUBLIC = "r.kind = e.kind and " + EntryStatus.PUBLISHED_IN_SQL;

    private static final String QUERY = "select e.id, before.kind, before.slug, before.title, after.kind, after.slug,"
            + " after.title from entry e"
            + " left join lateral (select r.kind, r.slug, r.title from entry r where " + PUBLIC
            + " and (r.listed_at, r.id) < (e.listed_at, e.id) order by r.listed_at desc, r.id desc limit 1) before on true"
            + " left join lateral (select r.kind, r.slug, r.title from entry r where " + PUBLIC
            + " and (r.listed_at, r.id) > (e.listed_at, e.id) order by r.listed_at, r.id limit 1) after on true"
            + " where e.id in (:ids)";

    @Inject
    EntityManager entityManager;

    Map<UUID, EntryJson.Neighbours> of(Collection<Entry> entries, Instant now) {
        Map<UUID, EntryJson.Neighbours> neighbours = new HashMap<>();
        if (!entries.isEmpty()) {
            entityManager
                    .createNativeQuery(QUERY, Object[].class)
                    .setParameter("now", now)
                    .setParameter("ids", EntryRepository.ids(entries))
                    .getResultList()
                    .forEach(row -> {
                        Object[] columns = (Object[]) row;
                        neighbours.put((UUID) columns[0], new EntryJson.Neighbours(ref(columns, 1), ref(columns, 4)));
                    });
        }
        return neighbours;
    }

    private static EntryJson.Ref ref(Object[] columns, int from) {
        return columns[from] == null
                ? null
                : new EntryJson.Ref((String) columns[from], (String) columns[from + 1], (String) columns[from + 2]);
    }
}
