package io.broadsheet.content;

import io.broadsheet.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Full-text search: what a query means to the database, which entries fit it best, and what may have been meant by it. */
@ApplicationScoped
class EntrySearch {

    /** Entries that are weighed against each other: the newest that match, and the newest whose titles do. */
    static final int WEIGHED = 500;

    /** What stands in the title counts as much again as everything together, however often the text repeats it. */
    private static final String RANK = "ts_rank(array[0, 0, 0, 1], ?, cast(? as tsquery))"
            + " + ts_rank(array[0.1, 0.2, 0.4, 1], ?, cast(? as tsquery), 1)";

    /** An entry weighs half of one that is as much younger. */
    private static final Duration HALF_LIFE = Duration.ofDays(5 * 365);

    /** A word is misspelt or not from this length on; shorter ones resemble too many others. */
    private static final int SHORTEST_CORRECTED = 4;

    @Inject
    EntityManager entityManager;

    /**
     * A query in the languages in use.
     *
     * @param match what matches, each entry by the rules of its own language
     * @param rank the same without languages, for weighing
     */
    record Sought(String match, String rank) {}

    /**
     * Tells the planner, too, until the transaction ends, that to read all entries is never the way, however cheap it takes
     * it to be to look into one, that each query deserves a plan of its own, since how many match decides it, and that
     * 300 000 matches may be sorted in memory.
     */
    Sought sought(EntryQuery query) {
        Tuple found = (Tuple) entityManager
                .createNativeQuery(
                        "select set_config('enable_seqscan', 'off', true) as a,"
                                + " set_config('plan_cache_mode', 'force_custom_plan', true) as b,"
                                + " set_config('work_mem', '32MB', true) as c,"
                                + " coalesce(cast(tsquery_any(asked && cast(configuration as tsquery)) as text), '') as match,"
                                + " coalesce(cast(tsquery_any(asked) as text), '') as rank from search_language,"
                                + " lateral (select websearch_to_tsquery(cast(configuration as regconfig), :query)) as s (stems),"
                                // Of stop words alone nothing is left: then they are meant as they stand.
                                + " lateral (select case when numnode(stems) = 0 then"
                                + " websearch_to_tsquery('search_any', :query) else stems end) as q (asked)"
                                + " where used and numnode(asked) > 0",
                        Tuple.class)
                .setParameter("query", query.toString())
                .getSingleResult();
        return new Sought(found.get("match", String.class), found.get("rank", String.class));
    }

    /** Whether anything matches. */
    boolean matches(Paging.Rows<Entry> matching) {
        var query = entityManager.createQuery(
                "select l.id from " + matching.from() + " where " + matching.where(), UUID.class);
        matching.parameters().forEach(query::setParameter);
        return !query.setMaxResults(1).getResultList().isEmpty();
    }

    /** Weighs what matches, by where and how densely the words stand (title, excerpt, body) and, mildly, by age. */
    List<Paging.Scored> weigh(Paging.Rows<Entry> matching, EntryQuery query, Sought sought) {
        Map<UUID, Paging.Scored> weighed = new LinkedHashMap<>();
        weigh(matching, "", Map.of("rank", sought.rank()), weighed);
        if (weighed.size() == WEIGHED) {
            Map<String, Object> parameters = new HashMap<>(Map.of("rank", sought.rank(), "stems", stems(query)));
            weigh(
                    matching,
                    " and l.id in (select t.entryId from EntryTitleWord t where t.word in :stems"
                            + " order by t.listedAt desc limit " + WEIGHED + ")",
                    parameters,
                    weighed);
        }
        return new ArrayList<>(weighed.values());
    }

    private void weigh(
            Paging.Rows<Entry> matching, String condition, Map<String, ?> added, Map<UUID, Paging.Scored> weighed) {
        var query = entityManager.createQuery(
                "select w.entryId, w.listedAt, sql('" + RANK + "', w.words, :rank, w.words, :rank) from (select"
                        + " l.id as id from " + matching.from() + " where " + matching.where() + condition
                        + " order by l.listedAt desc limit " + WEIGHED + ") c join EntryWords w on w.entryId = c.id",
                Object[].class);
        matching.parameters().forEach(query::setParameter);
        added.forEach(query::setParameter);
        query.getResultList()
                .forEach(row -> weighed.put(
                        (UUID) row[0],
                        new Paging.Scored((UUID) row[0], score(((Number) row[2]).doubleValue(), (Instant) row[1]))));
    }

    /** That age divides the weight by the same factor year by year keeps the order of two entries for all time. */
    private static double score(double rank, Instant listedAt) {
        return Math.log(Math.max(rank, 1e-20)) + Math.log(2) * listedAt.getEpochSecond() / HALF_LIFE.getSeconds();
    }

    private List<?> stems(EntryQuery query) {
        return entityManager
                .createNativeQuery(
                        "select distinct stem from search_language, unnest(tsvector_to_array("
                                + "to_tsvector(cast(configuration as regconfig), :words))) as stem where used",
                        String.class)
                .setParameter("words", String.join(" ", query.words()))
                .getResultList();
    }

    /** The query with each word that is nowhere replaced by the one most like it; empty if that changes nothing. */
    Optional<EntryQuery> corrected(EntryQuery query) {
        Map<String, String> corrections = new HashMap<>();
        for (String word : query.words()) {
            if (word.length() >= SHORTEST_CORRECTED) {
                mostLike(word).ifPresent(found -> corrections.put(word, found));
            }
        }
        return Optional.of(query.with(corrections)).filter(corrected -> !corrected.equals(query));
    }

    /** Trigrams find what is like it; which is most so is told better by a measure that knows of swapped letters. */
    private Optional<String> mostLike(String word) {
        List<?> found = entityManager
                .createNativeQuery(
                        "with asked as (select unaccent(lower(:word)) as word), alike as ("
                                + "select s.word, s.word = a.word as same from asked a join search_word s on s.word % a.word"
                                + " order by similarity(s.word, a.word) desc, s.word limit 20)"
                                + " select case when same then :word else word end from alike"
                                + " where exists (select 1 from entry_words where words @@ (select tsquery_any("
                                + "plainto_tsquery(cast(configuration as regconfig), alike.word))"
                                + " from search_language where used))",
                        String.class)
                .setParameter("word", word)
                .getResultList();
        JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
        return found.stream()
                .map(String.class::cast)
                .max(Comparator.comparingDouble((String each) ->
                                likeness.apply(each.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.reverseOrder()));
    }
}
