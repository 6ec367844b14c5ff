package io.broadsheet.content;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.text.Highlighter;
import io.broadsheet.text.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Shows where entries have what was searched for. */
@ApplicationScoped
class EntryHighlights {

    /** The words, out of all that are given, that an entry of the language is found by. */
    private static final String MATCHING = "with how as (select configuration from search_language"
            + " where code in (:code, 'any') order by code = 'any' limit 1), asked as (select"
            + " tsquery_any(plainto_tsquery(cast(configuration as regconfig), term)) as stems,"
            + " tsquery_any(plainto_tsquery('search_any', term)) as plain from how, unnest(:terms) as term)"
            + " select word from how, asked, unnest(:words) as word where"
            + " to_tsvector(cast(configuration as regconfig), word) @@ stems"
            + " or numnode(stems) = 0 and to_tsvector('search_any', word) @@ plain";

    @Inject
    EntityManager entityManager;

    @Inject
    ShownEntries shownEntries;

    Map<UUID, EntryJson.Highlights> of(Collection<Entry> found, EntryQuery query) {
        Map<UUID, EntryJson.Body> bodies = shownEntries.bodies(found, Set.of(EntryShow.BodyFormat.text));
        Map<UUID, String> texts = new HashMap<>();
        Map<String, Set<String>> words = new HashMap<>();
        for (Entry entry : found) {
            EntryJson.Body body = bodies.get(entry.id());
            String text = body != null ? body.text() : entry.excerpt() == null ? "" : entry.excerpt();
            texts.put(entry.id(), text);
            words.computeIfAbsent(language(entry), each -> new TreeSet<>())
                    .addAll(Arrays.asList(
                            SearchText.of(entry.title() + " " + text).split(" +")));
        }
        Map<String, Highlighter> highlighters = new HashMap<>();
        words.forEach((language, used) ->
                highlighters.put(language, new Highlighter(matching(language, used, query), phrases(query))));
        Map<UUID, EntryJson.Highlights> highlights = new HashMap<>();
        for (Entry entry : found) {
            Highlighter highlighter = highlighters.get(language(entry));
            highlights.put(
                    entry.id(),
                    new EntryJson.Highlights(
                            highlighter.whole(entry.title()), highlighter.fragments(texts.get(entry.id()))));
        }
        return highlights;
    }

    private static String language(Entry entry) {
        return entry.language().toLowerCase(Locale.ROOT).split("-")[0];
    }

    private Set<String> matching(String language, Set<String> words, EntryQuery query) {
        List<String> terms = query.sought().stream()
                .flatMap(term -> term.words().stream())
                .distinct()
                .toList();
        return new HashSet<>(ScalarQuery.of(entityManager, MATCHING, "word", String.class)
                .setParameter("code", language)
                .setParameter("terms", terms.toArray(String[]::new))
                .setParameter("words", words.toArray(String[]::new))
                .getResultList());
    }

    /** Of scripts whose words are not parted, what was searched for is found as it stands. */
    private static Set<String> phrases(EntryQuery query) {
        Set<String> phrases = new HashSet<>();
        for (EntryQuery.Term term : query.sought()) {
            String joined = String.join("", term.words());
            if (joined.codePoints().allMatch(SearchText::isUnbroken)) {
                phrases.add(joined);
            }
        }
        return phrases;
    }
}
