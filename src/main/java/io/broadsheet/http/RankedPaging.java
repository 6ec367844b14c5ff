package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Cursors.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Pages of a list whose first rows were weighed, best first; all others follow in an order that a column tells. A cursor says
 * in which part it stands.
 */
@ApplicationScoped
public class RankedPaging {

    private static final String IN_RANKED = "r";
    private static final String IN_REST = "o";

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id, Comparator.reverseOrder());

    @Inject
    Paging paging;

    @Inject
    Cursors cursors;

    /** A row by its id, and how well it fits: the more, the better. */
    public record Scored(UUID id, double score) {}

    /** @param query for all rows, in the order of those that were not weighed */
    public <T extends BaseEntity> Paging.Slice<T> slice(
            Paging.Rows<T> query, List<Scored> weighed, PageRequest request) {
        List<Scored> ranked = weighed.stream().sorted(BEST_FIRST).toList();
        Paging.Rows<T> others = without(query, ranked);
        Cursor cursor = paging.cursor(request);
        boolean backward = cursor != null && cursor.backward();
        // One more than asked for tells whether there is another page.
        int wanted = request.limit() + 1;
        List<Scored> head = head(ranked, cursor, request.offset(), wanted);
        List<T> tail = !isInRest(cursor) && (backward || head.size() == wanted)
                ? List.of()
                : tail(others, cursor, Math.max(request.offset() - ranked.size(), 0), wanted - head.size());
        if (backward && isInRest(cursor)) {
            int missing = Math.min(wanted - tail.size(), ranked.size());
            head = ranked.subList(ranked.size() - missing, ranked.size());
        }
        Map<UUID, String> keys = new LinkedHashMap<>();
        head.forEach(each -> keys.put(each.id(), IN_RANKED + each.score()));
        List<T> rows = new ArrayList<>(paging.load(query, List.copyOf(keys.keySet())));
        rows.addAll(tail);
        tail.forEach(each -> keys.put(each.id(), IN_REST + query.order().key().apply(each)));
        boolean more = rows.size() > request.limit();
        if (more) {
            rows.remove(backward ? 0 : rows.size() - 1);
        }
        boolean before = backward ? more : !request.isFirst();
        boolean behind = backward || more;
        return new Paging.Slice<>(
                rows,
                request.limit(),
                behind && !rows.isEmpty() ? write(rows.get(rows.size() - 1), false, keys, request) : null,
                before && !rows.isEmpty() ? write(rows.get(0), true, keys, request) : null,
                request.count() ? paging.count(query) : null);
    }

    private static boolean isInRest(Cursor cursor) {
        return cursor != null && cursor.key().startsWith(IN_REST);
    }

    private static <T extends BaseEntity> Paging.Rows<T> without(Paging.Rows<T> query, List<Scored> ranked) {
        if (ranked.isEmpty()) {
            return query;
        }
        Map<String, Object> parameters = new LinkedHashMap<>(query.parameters());
        parameters.put("ranked", ranked.stream().map(Scored::id).toList());
        return new Paging.Rows<>(
                query.type(),
                query.from(),
                query.fetch(),
                query.where() + " and " + query.alias() + ".id not in :ranked",
                parameters,
                query.alias(),
                query.idColumn(),
                query.order());
    }

    /** What the page has of those weighed, if it begins among them; backward it ends there. */
    private static List<Scored> head(List<Scored> ranked, Cursor cursor, int offset, int wanted) {
        if (isInRest(cursor)) {
            return List.of();
        }
        int from = Math.min(offset, ranked.size());
        if (cursor != null) {
            Scored at = new Scored(cursor.id(), Double.parseDouble(cursor.key().substring(IN_RANKED.length())));
            int before = (int) ranked.stream()
                    .filter(each -> BEST_FIRST.compare(each, at) < 0)
                    .count();
            if (cursor.backward()) {
                return ranked.subList(Math.max(before - wanted, 0), before);
            }
            from = (int) ranked.stream()
                    .filter(each -> BEST_FIRST.compare(each, at) <= 0)
                    .count();
        }
        return ranked.subList(from, Math.min(from + wanted, ranked.size()));
    }

    private <T extends BaseEntity> List<T> tail(Paging.Rows<T> others, Cursor cursor, int offset, int most) {
        Cursor within = isInRest(cursor)
                ? new Cursor(cursor.backward(), cursor.key().substring(IN_REST.length()), cursor.id())
                : null;
        List<T> rows = paging.rows(others, within, cursor == null ? offset : 0, most);
        if (within != null && within.backward()) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private <T extends BaseEntity> String write(T row, boolean backward, Map<UUID, String> keys, PageRequest request) {
        return cursors.write(new Cursor(backward, keys.get(row.id()), row.id()), request.scope());
    }
}
