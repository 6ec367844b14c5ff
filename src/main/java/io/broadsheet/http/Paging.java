package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Cursors.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.query.Query;

/** Runs a list's query for one page of it. */
@ApplicationScoped
public class Paging {

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
        Cursor cursor = cursor(request);
        boolean backward = cursor != null && cursor.backward();
        // One more than asked for tells whether there is another page.
        List<T> rows = rows(query, cursor, request.offset(), request.limit() + 1);
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
                behind && !rows.isEmpty() ? cursor(rows.get(rows.size() - 1), false, query.order(), request) : null,
                before && !rows.isEmpty() ? cursor(rows.get(0), true, query.order(), request) : null,
                request.count() ? count(query) : null);
    }

    /** @throws Problem 400 if it is none of this list */
    Cursor cursor(PageRequest request) {
        return request.cursor() == null ? null : cursors.read(request.cursor(), request.scope());
    }

    /**
     * The rows from the cursor on, in the direction it looks in. How many stands in the text of the query: PostgreSQL makes a plan
     * for a number it does not know as if it were a tenth of all, finds it dear, and so plans anew each time, for longer than
     * the rows take.
     *
     * @param cursor null for the beginning
     */
    <T extends BaseEntity> List<T> rows(Rows<T> query, Cursor cursor, int offset, int most) {
        boolean backward = cursor != null && cursor.backward();
        Keyset<T> order = query.order();
        Query<T> rows = hql(
                "select " + query.alias() + " from " + query.from() + query.fetch() + " where " + query.where()
                        + (cursor == null ? "" : " and " + order.behind(query.idColumn(), backward))
                        + order.orderBy(query.idColumn(), backward)
                        + (offset == 0 ? "" : " offset :offset rows") + " fetch first " + most + " rows only",
                query.type(),
                query.parameters());
        if (cursor != null) {
            rows.setParameter("keysetKey", order.parsed().apply(cursor.key()));
            rows.setParameter("keysetId", cursor.id());
        }
        if (offset > 0) {
            rows.setParameter("offset", offset);
        }
        return new ArrayList<>(rows.getResultList());
    }

    /** Those of these ids that there still are, in the same order. */
    <T extends BaseEntity> List<T> load(Rows<T> query, List<UUID> ids) {
        Map<UUID, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            hql(
                            "from " + query.type().getSimpleName() + " " + query.alias() + query.fetch() + " where "
                                    + among(query.alias() + ".id"),
                            query.type(),
                            Map.of("ids", ids.toArray(UUID[]::new)))
                    .getResultList()
                    .forEach(row -> found.put(row.id(), row));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * An HQL condition: that one is in the array {@code :ids}. Hibernate translates a query anew each time it is executed if it
     * has a list of values, as of {@code in}, or a parameter that could be one, as the last of a function: hence {@code true}.
     */
    public static String among(String id) {
        return "cast(sql('? = any (?) and ?', " + id + ", :ids, true) as Boolean)";
    }

    /**
     * An HQL parameter that PostgreSQL does not look at before it has a plan, which is therefore kept: for what it would guess no
     * better if it looked, while planning anew takes longer than the rows. It is not last, see {@link #among}.
     *
     * @param type as HQL names it
     */
    public static String unseen(String parameter, String type) {
        return "cast(sql('(select ? where ?)', " + parameter + ", true) as " + type + ")";
    }

    <T extends BaseEntity> long count(Rows<T> query) {
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
