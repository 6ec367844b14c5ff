package io.broadsheet.content;

import io.broadsheet.taxonomy.Term;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the entries of a list are chosen from, and what decides which these are, as the names that answers are known by. */
final class EntryChoice {

    /** Terms that are asked for: when one comes to be, goes, or gets another name, others are chosen. */
    private final Set<String> mentioned = new LinkedHashSet<>();

    /** The narrowest of the sets that all of them are in. */
    private Set<String> from = Set.of(EntryTrace.ALL);

    void kinds(Set<String> kinds) {
        from = tags(kinds, EntryTrace::all);
    }

    /** Those that have one of these. */
    void terms(String kind, List<String> slugs) {
        mentioned.addAll(tags(slugs, slug -> Term.cacheTag(kind, slug)));
        from = tags(slugs, slug -> Term.entriesTag(kind, slug));
    }

    /** Those in one of these categories, or below. Which are below is told to whoever lists their entries. */
    void categories(List<String> slugs) {
        terms("category", slugs);
        mentioned.addAll(from);
    }

    /** Those that have none of these tags. */
    void without(List<String> slugs) {
        mentioned.addAll(tags(slugs, slug -> Term.cacheTag("tag", slug)));
    }

    void ids(List<UUID> ids) {
        from = tags(ids, Entry::cacheTag);
    }

    Set<String> cacheTags() {
        Set<String> tags = new LinkedHashSet<>(from);
        tags.addAll(mentioned);
        return tags;
    }

    private static <T> Set<String> tags(Collection<T> values, Function<T, String> tag) {
        return values.stream().map(tag).collect(Collectors.toSet());
    }
}
