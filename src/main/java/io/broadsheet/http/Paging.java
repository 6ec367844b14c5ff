package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Cursors.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.query.Query;

/** Runs a list's query for one page of it. */
@ApplicationScoped
public class Paging {

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id, Comparator.reverseOrder());

    @Inject
    EntityManager entityManager;

    @Inject
    Cursors cursors;

    /**
     * @param rows at most {@code limit}, in the list's order
     * @param total null unless asked for
     */
    public record Slice<T>(List<T> rows, int limit, String next, String previous, Long total) {}

    /**
     * A list's query in parts.
     *
     * @param from HQL behind {@code from}
     * @param fetch joins that bring along what every row shows; left out when counting
     * @param where conditions, never empty
     * @param alias of the rows
     * @param idColumn the HQL path of the rows' id that the index in use ends with
     */
    public record Rows<T extends BaseEntity>(
            Class<T> type,
            String from,
            String fetch,
            String where,
            Map<String, Object> parameters,
            String alias,
            String idColumn,
            Keyset<T> order) {}

    public <T extends BaseEntity> Slice<T> slice(Rows<T> query, PageRequest request) {
        Cursor cursor = request.cursor() == null ? null : cursors.read(request.cursor(), request.scope());
        boolean backward = cursor != null && cursor.backward();
        Keyset<T> order = query.order();
        Query<T> rowsQuery = hql(
                "select " + query.alias() + " from " + query.from() + query.fetch() + " where " + query.where()
                        + (cursor == null ? "" : " and " + order.behind(query.idColumn(), backward))
                        + order.orderBy(query.idColumn(), backward),
                query.type(),
                query.parameters());
        if (cursor != null) {
            rowsQuery.setParameter("keysetKey", order.parsed().apply(cursor.key()));
            rowsQuery.setParameter("keysetId", cursor.id());
        }
        // One more than asked for tells whether there is another page.
        List<T> rows = new ArrayList<>(rowsQuery
                .setFirstResult(request.offset())
                .setMaxResults(request.limit() + 1)
                .getResultList());
        boolean more = rows.size() > request.limit();
        if (more) {
            rows.remove(rows.size() - 1);
        }
        if (backward) {
            Collections.reverse(rows);
        }
        boolean before = backward ? more : cursor != null || request.offset() > 0;
        boolean behind = backward || more;
        return new Slice<>(
                rows,
                request.limit(),
                behind && !rows.isEmpty() ? cursor(rows.get(rows.size() - 1), false, order, request) : null,
                before && !rows.isEmpty() ? cursor(rows.get(0), true, order, request) : null,
                request.count() ? count(query) : null);
    }

    /** A row by its id, and how well it fits: the more, the better. */
    public record Scored(UUID id, double score) {}

    /**
     * A page of rows that were weighed beforehand, best first.
     *
     * @param query for the rows of the page, and for the count
     */
    public <T extends BaseEntity> Slice<T> slice(Rows<T> query, List<Scored> weighed, PageRequest request) {
        List<Scored> ranked = weighed.stream().sorted(BEST_FIRST).toList();
        int from = Math.min(request.offset(), ranked.size());
        int to = Math.min(from + request.limit(), ranked.size());
        if (request.cursor() != null) {
            Cursor cursor = cursors.read(request.cursor(), request.scope());
            Scored at = new Scored(cursor.id(), Double.parseDouble(cursor.key()));
            int before = (int) ranked.stream()
                    .filter(each -> BEST_FIRST.compare(each, at) < 0)
                    .count();
            int behind = (int) ranked.stream()
                    .filter(each -> BEST_FIRST.compare(each, at) <= 0)
                    .count();
            from = cursor.backward() ? Math.max(before - request.limit(), 0) : behind;
            to = cursor.backward() ? before : Math.min(behind + request.limit(), ranked.size());
        }
        List<Scored> page = ranked.subList(from, to);
        return new Slice<>(
                load(query, page),
                request.limit(),
                to < ranked.size() && !page.isEmpty() ? cursor(page.get(page.size() - 1), false, request) : null,
                from > 0 && !page.isEmpty() ? cursor(page.get(0), true, request) : null,
                request.count() ? count(query) : null);
    }

    private <T extends BaseEntity> List<T> load(Rows<T> query, List<Scored> page) {
        Map<UUID, T> found = new HashMap<>();
        if (!page.isEmpty()) {
            hql(
                            "from " + query.type().getSimpleName() + " " + query.alias() + query.fetch() + " where "
                                    + query.alias() + ".id in :ids",
                            query.type(),
                            Map.of("ids", page.stream().map(Scored::id).toList()))
                    .getResultList()
                    .forEach(row -> found.put(row.id(), row));
        }
        return page.stream()
                .map(each -> found.get(each.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private String cursor(Scored row, boolean backward, PageRequest request) {
        return cursors.write(new Cursor(backward, Double.toString(row.score()), row.id()), request.scope());
    }

    private <T extends BaseEntity> long count(Rows<T> query) {
        return hql("select count(*) from " + query.from() + " where " + query.where(), Long.class, query.parameters())
                .getSingleResult();
    }

    private <R> Query<R> hql(String hql, Class<R> type, Map<String, Object> parameters) {
        Query<R> query = (Query<R>) entityManager.createQuery(hql, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private <T extends BaseEntity> String cursor(T row, boolean backward, Keyset<T> order, PageRequest request) {
        return cursors.write(new Cursor(backward, order.key().apply(row), row.id()), request.scope());
    }
}
