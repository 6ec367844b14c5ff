package io.broadsheet.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which entries of the same kind have most in common with one: tags, words of the title, the category. What few share says
 * more than what many do. Of each only the newest {@value #NEWEST} are looked at, straight from an index, so the cost
 * is the same however many entries there are.
 */
@ApplicationScoped
class EntryRelated {

    private static final int NEWEST = 50;

    private static final String PUBLIC = "r.kind = e.kind and r.id <> e.id and " + EntryStatus.PUBLISHED_IN_SQL;

    private static final String QUERY = "select id, related from ("
            + "select e.id, shared.related, row_number() over (partition by e.id"
            + " order by sum(shared.weight) desc, max(shared.listed_at) desc, shared.related desc) as place"
            + " from entry e cross join lateral ("
            + newest("3", "entry_tag mine", "entry_tag o", "o.tag_id = mine.tag_id")
            + " union all "
            + newest("2", "entry_title_word mine", "entry_title_word o", "o.word = mine.word")
            + " union all "
            + "select c.id, c.listed_at, 1 / sqrt(count(*) over ()) from (select r.id, r.listed_at from entry r where "
            + PUBLIC + " and r.category_id = e.category_id order by r.listed_at desc, r.id desc limit " + NEWEST + ") c"
            + ") shared (related, listed_at, weight) where e.id in (:ids) group by e.id, shared.related"
            + ") ranked where place <= :most order by id, place";

    @Inject
    EntityManager entityManager;

    /** The newest that share one thing, each thing by itself; the more of them there are, the less each weighs. */
    private static String newest(String weight, String mine, String others, String same) {
        return "select found.* from " + mine + " cross join lateral (select x.id, x.listed_at, " + weight
                + " / sqrt(count(*) over ()) from (select r.id, r.listed_at from " + others
                + " join entry r on r.id = o.entry_id where " + same + " and " + PUBLIC
                + " order by o.listed_at desc, o.entry_id desc limit " + NEWEST
                + ") x) found where mine.entry_id = e.id";
    }

    /** For each entry the ids of those most related to it, at most as many as asked for. */
    Map<UUID, List<UUID>> of(Collection<Entry> entries, int most, Instant now) {
        Map<UUID, List<UUID>> related = new HashMap<>();
        if (!entries.isEmpty()) {
            List<?> rows = entityManager
                    .createNativeQuery(QUERY, Object[].class)
                    .setParameter("now", now)
                    .setParameter("most", most)
                    .setParameter("ids", EntryRepository.ids(entries))
                    .getResultList();
            for (Object row : rows) {
                Object[] columns = (Object[]) row;
                related.computeIfAbsent((UUID) columns[0], id -> new ArrayList<>())
                        .add((UUID) columns[1]);
            }
        }
        return related;
    }
}
