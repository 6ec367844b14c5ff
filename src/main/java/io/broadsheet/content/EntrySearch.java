package io.broadsheet.content;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Paging;
import io.broadsheet.http.RankedPaging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Full-text search: what a query means to the database, which entries fit it best, and what may have been meant by it. */
@ApplicationScoped
class EntrySearch {

    /**
     * Entries that are weighed against each other: the newest that match, and the newest whose titles do. All others follow
     * them, newest first.
     */
    static final int WEIGHED = 200;

    /** How much longer it takes to look into the words of an entry than to find one by them: 12 and 0.5 µs were measured. */
    private static final int LOOK_TO_FIND = 24;

    private static final Pattern ESTIMATE = Pattern.compile("\"Plan Rows\": (\\d+)");

    /** What stands in the title counts as much again as everything together, however often the text repeats it. */
    private static final String RANK = "ts_rank(array[0, 0, 0, 1], ?, cast(? as tsquery))"
            + " + ts_rank(array[0.1, 0.2, 0.4, 1], ?, cast(? as tsquery), 1)";

    /** An entry weighs half of one that is as much younger. */
    private static final Duration HALF_LIFE = Duration.ofDays(5 * 365);

    @Inject
    EntityManager entityManager;

    /**
     * A query in the languages in use.
     *
     * @param match what matches, each entry by the rules of its own language
     * @param rank the same without languages, for weighing
     * @param entries about how many there are; -1 if nobody has counted
     */
    record Sought(String match, String rank, double entries) {}

    /**
     * Tells the planner, too, until the transaction ends, that to read all entries is never the way, however cheap it takes
     * it to be to look into one, that each query deserves a plan of its own, since how many match decides it, and that
     * 300 000 matches may be sorted in memory.
     */
    Sought sought(EntryQuery query) {
        // Nothing was written; a flush would only make Hibernate forget which tags to load together.
        entityManager.setFlushMode(FlushModeType.COMMIT);
        Tuple found = (Tuple) entityManager
                .createNativeQuery(
                        "select set_config('enable_seqscan', 'off', true) as a,"
                                + " set_config('enable_bitmapscan', 'on', true) as b,"
                                + " set_config('plan_cache_mode', 'force_custom_plan', true) as c,"
                                + " set_config('work_mem', '32MB', true) as d,"
                                + " coalesce(cast(tsquery_any(asked && cast(configuration as tsquery)) as text), '') as match,"
                                + " coalesce(cast(tsquery_any(asked) as text), '') as rank,"
                                + " (select reltuples from pg_class where oid = cast('entry_words' as regclass)) as entries"
                                + " from search_language,"
                                + " lateral (select websearch_to_tsquery(cast(configuration as regconfig), :query)) as s (stems),"
                                // Of stop words alone nothing is left: then they are meant as they stand.
                                + " lateral (select case when numnode(stems) = 0 then"
                                + " websearch_to_tsquery('search_any', :query) else stems end) as q (asked)"
                                + " where used and numnode(asked) > 0",
                        Tuple.class)
                .setParameter("query", query.toString())
                .getSingleResult();
        return new Sought(
                found.get("match", String.class),
                found.get("rank", String.class),
                found.get("entries", Number.class).doubleValue());
    }

    /**
     * Whether so many match that it is quicker to walk the entries until {@code wanted} matched than to find them all by
     * index, going by what the planner knows of how frequent words are. If so, it is kept from finding them all.
     */
    boolean isFrequent(Sought sought, int wanted) {
        String plan = ScalarQuery.of(
                        entityManager,
                        "explain (format json) select from entry_words where words @@ cast(:match as tsquery)",
                        "QUERY PLAN",
                        String.class)
                .setParameter("match", sought.match())
                .getSingleResult();
        Matcher estimate = ESTIMATE.matcher(plan);
        double matches = estimate.find() ? Double.parseDouble(estimate.group(1)) : 0;
        boolean frequent = sought.entries() > 0 && matches * matches > LOOK_TO_FIND * wanted * sought.entries();
        if (frequent) {
            ScalarQuery.of(
                            entityManager,
                            "select set_config('enable_bitmapscan', 'off', true)",
                            "set_config",
                            String.class)
                    .getSingleResult();
        }
        return frequent;
    }

    /** Whether anything matches. */
    boolean matches(Paging.Rows<Entry> matching) {
        var query = entityManager.createQuery(
                "select e.id from " + matching.from() + " where " + matching.where(), UUID.class);
        matching.parameters().forEach(query::setParameter);
        return !query.setMaxResults(1).getResultList().isEmpty();
    }

    /** Weighs what matches, by where and how densely the words stand (title, excerpt, body) and, mildly, by age. */
    List<RankedPaging.Scored> weigh(EntryFilter filter, EntryQuery query, Sought sought) {
        Map<UUID, RankedPaging.Scored> weighed = new LinkedHashMap<>();
        weigh(filter.rows(), sought, weighed);
        if (weighed.size() == WEIGHED) {
            weigh(filter.titled(stems(query)), sought, weighed);
        }
        return new ArrayList<>(weighed.values());
    }

    private void weigh(Paging.Rows<Entry> matching, Sought sought, Map<UUID, RankedPaging.Scored> weighed) {
        String listedAt = matching.order().column();
        var query = entityManager.createQuery(
                "select w.entryId, w.listedAt, sql('" + RANK + "', w.words, :rank, w.words, :rank) from (select"
                        + " e.id as id from " + matching.from() + " where " + matching.where() + " order by " + listedAt
                        + " desc limit " + WEIGHED + ") c join EntryWords w on w.entryId = c.id",
                Object[].class);
        matching.parameters().forEach(query::setParameter);
        query.setParameter("rank", sought.rank());
        query.getResultList()
                .forEach(row -> weighed.put(
                        (UUID) row[0],
                        new RankedPaging.Scored(
                                (UUID) row[0], score(((Number) row[2]).doubleValue(), (Instant) row[1]))));
    }

    /** That age divides the weight by the same factor year by year keeps the order of two entries for all time. */
    private static double score(double rank, Instant listedAt) {
        return Math.log(Math.max(rank, 1e-20)) + Math.log(2) * listedAt.getEpochSecond() / HALF_LIFE.getSeconds();
    }

    private List<String> stems(EntryQuery query) {
        return ScalarQuery.of(
                        entityManager,
                        "select distinct stem from search_language, unnest(tsvector_to_array("
                                + "to_tsvector(cast(configuration as regconfig), :words))) as stem where used",
                        "stem",
                        String.class)
                .setParameter("words", String.join(" ", query.words()))
                .getResultList();
    }
}
