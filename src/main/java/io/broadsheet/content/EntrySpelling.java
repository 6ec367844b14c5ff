package io.broadsheet.content;

import io.broadsheet.database.ScalarQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Guesses what a query means that finds nothing. */
@ApplicationScoped
class EntrySpelling {

    /** Characters from which on a word may be misspelt; shorter ones resemble too many others. */
    private static final int SHORTEST = 4;

    @Inject
    EntityManager entityManager;

    /**
     * The query with each word that is nowhere replaced by the one most like it; empty if that changes nothing.
     *
     * @param everything whether to guess words of entries that are not published, too
     */
    Optional<EntryQuery> corrected(EntryQuery query, boolean everything, Instant now) {
        Map<String, String> corrections = new HashMap<>();
        for (String word : query.words()) {
            if (word.length() >= SHORTEST) {
                mostLike(word, everything, now).ifPresent(found -> corrections.put(word, found));
            }
        }
        return Optional.of(query.with(corrections)).filter(corrected -> !corrected.equals(query));
    }

    /** Trigrams find what is like it; which is most so is told better by a measure that knows of swapped letters. */
    private Optional<String> mostLike(String word, boolean everything, Instant now) {
        List<String> found = ScalarQuery.of(
                        entityManager,
                        "with asked as (select unaccent(lower(:word)) as word), alike as ("
                                + "select s.word, s.word = a.word as same from asked a join search_word s on s.word % a.word"
                                + " order by similarity(s.word, a.word) desc, s.word limit 20)"
                                + " select case when same then :word else word end as word from alike"
                                + " where exists (select 1 from entry_words join entry r on r.id = entry_id where (:everything or "
                                + EntryStatus.PUBLISHED_IN_SQL + ") and words @@ (select tsquery_any("
                                + "plainto_tsquery(cast(configuration as regconfig), alike.word))"
                                + " from search_language where used))",
                        "word",
                        String.class)
                .setParameter("word", word)
                .setParameter("everything", everything)
                .setParameter("now", now)
                .getResultList();
        JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
        return found.stream()
                .max(Comparator.comparingDouble((String each) ->
                                likeness.apply(each.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.reverseOrder()));
    }
}
