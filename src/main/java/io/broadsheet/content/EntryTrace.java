package io.broadsheet.content;

import io.broadsheet.change.Change;
import io.broadsheet.http.CacheTags;
import io.broadsheet.taxonomy.Term;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where an entry can be seen, now or at a time that is set. Taken before a change and after it.
 *
 * @param tags what answers that show it, or choose from what it is among, are known by, but for those of its terms; none if
 *     nobody sees it
 * @param terms those by which it is found, or that count it: those of an entry that has just expired still do
 * @param told whether the world has been told of it
 * @param slug the last that the world has been told of, if any
 * @param place where it stands among those of its kind; null if nowhere
 */
record EntryTrace(Set<String> tags, Set<Term> terms, boolean told, String slug, Instant place) {

    /** Of all entries of all kinds. */
    static final String ALL = "entry" + CacheTags.ALL;

    /** Of what the clock is going to change. */
    static final String TIMED = Change.INTERNAL + "schedule";

    /** Of all that entries are found by, whoever may see them. */
    static final String SEARCH = "search";

    static final EntryTrace NONE = new EntryTrace(Set.of(), Set.of(), false, null, null);

    static EntryTrace of(Entry entry, Instant now) {
        Lifecycle life = entry.life();
        if (!life.isOrWillBePublic(now)) {
            return new EntryTrace(Set.of(), entry.countingTerms(), entry.isCounted(), entry.slug(), null);
        }
        Set<String> tags = new HashSet<>(Set.of(entry.cacheTag(), ALL, all(entry.kind())));
        entry.hashtags().stream().map(EntryTrace::hashtag).forEach(tags::add);
        if (life.unpublishAt() != null || life.publishedAt().isAfter(now)) {
            tags.add(TIMED);
        }
        return new EntryTrace(tags, entry.terms(), entry.isCounted(), entry.slug(), life.publishedAt());
    }

    /** Of all entries of a kind. */
    static String all(String kind) {
        return kind + CacheTags.ALL;
    }

    /** Of the entries with a hashtag, in whatever case. */
    static String hashtag(String hashtag) {
        return Term.entriesTag("hashtag", hashtag.toLowerCase(Locale.ROOT));
    }

    /** Of the place of an entry between its neighbours. */
    static String neighbours(String cacheTag) {
        return cacheTag + "/neighbours";
    }

    /** All that was seen before or is after. */
    EntryTrace and(EntryTrace after) {
        Set<String> allTags = new HashSet<>(tags);
        allTags.addAll(after.tags);
        Set<Term> allTerms = new HashSet<>(terms);
        allTerms.addAll(after.terms);
        return new EntryTrace(allTags, allTerms, after.told, after.told ? after.slug : slug, after.place);
    }
}
