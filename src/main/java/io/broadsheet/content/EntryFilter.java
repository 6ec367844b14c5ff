package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Paging;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which entries a list shows and in which order: read from its parameters, and turned into HQL. */
final class EntryFilter {

    private static final Map<String, EntryStatus> STATUSES = EntryStatus.byCode();
    /** What leaves most entries in a list. */
    private static final Set<String> WIDE = Set.of("sort", "kinds", "status", "q");

    /** Values of one parameter. */
    private static final int MOST = 100;

    private final Input input;

    /** What a cursor is bound to: all that decides which rows come in which order. */
    private final Map<String, Object> scope = new TreeMap<>();

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Set<EntryStatus> statuses = new TreeSet<>();
    private final EntryQuery query;
    private final EntryOrder order;

    private final EntryChoice choice = new EntryChoice();

    /** The first of the terms that all have, if one is asked for: its link table may serve the list. */
    private LinkCondition link;

    private EntrySource source = EntrySource.ENTRIES;

    /**
     * @param kinds to choose from; empty for all
     * @param fallback the order without one that is asked for
     * @param descendants ids of the categories of these slugs and of all below them
     */
    EntryFilter(
            EntryParameters given,
            Set<String> kinds,
            EntryOrder fallback,
            Function<List<String>, List<UUID>> descendants,
            Input input,
            Instant now) {
        this.input = input;
        this.query = EntryQuery.read(input, given.q);
        if (query != null) {
            scope.put("q", query);
        }
        this.order = EntryOrder.read(input, given, fallback);
        scope.put("sort", order.name());
        kinds(kinds);
        status(given.status, now);
        tags(given);
        linked("EntryAuthor", "author", "Author", input.list("author", given.author, MOST));
        linked("EntryHashtag", "hashtag", null, hashtags(input.list("hashtag", given.hashtag, MOST)));
        categories(input.list("category", given.category, MOST), descendants);
        languages(LanguageFilter.read(input, given.language, MOST));
        List<UUID> ids = input.ids("ids", given.ids, MOST);
        among("ids", "e.id", ids);
        if (!ids.isEmpty()) {
            choice.ids(ids);
        }
        among("slugs", "e.slug", input.list("slugs", given.slugs, MOST));
        compared("publishedAfter", "e.listedAt >=", given.publishedAfter);
        compared("publishedBefore", "e.listedAt <", given.publishedBefore);
        compared("updatedAfter", "e.updatedAt >=", given.updatedAfter);
    }

    /** Narrows the list to what matches. @param frequent whether to look into one entry after the other */
    void seek(String match, boolean frequent) {
        parameters.put("match", match);
        EntrySource walked = link == null ? EntrySource.ENTRIES : EntrySource.linked(link.table());
        source = frequent ? walked.looked() : EntrySource.found(order.isDescending());
    }

    private void kinds(Set<String> kinds) {
        scope.put("kinds", new TreeSet<>(kinds));
        if (kinds.size() == 1) {
            where(
                    "e.queriedKind = " + Paging.unseen(":kind", "String"),
                    "kind",
                    kinds.iterator().next());
        }
        if (!kinds.isEmpty()) {
            choice.kinds(kinds);
        }
    }

    private void status(String given, Instant now) {
        statuses.addAll(input.choices("status", given, STATUSES));
        if (statuses.isEmpty()) {
            statuses.add(EntryStatus.PUBLISHED);
        }
        scope.put("status", statuses);
        String condition = statuses.stream().map(EntryStatus::condition).collect(Collectors.joining(" or ", "(", ")"));
        conditions.add(condition);
        conditions.add("e.life.trashedAt is null");
        if (condition.contains(":now")) {
            parameters.put("now", now);
        }
    }

    private void tags(EntryParameters given) {
        List<String> groups = given.tag == null ? List.of() : given.tag;
        if (groups.size() > 10) {
            input.reject("tag", "list", "given 10 times at most");
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            linked("EntryTag", "tag" + i, "Tag", input.list("tag", groups.get(i), MOST));
        }
        List<String> none = input.list("notTag", given.notTag, MOST);
        if (!none.isEmpty()) {
            scope.put("notTag", none);
            choice.without(none);
            where("not " + new LinkCondition("EntryTag", "notTag", "Tag", false).exists(), "notTag", none);
        }
    }

    /** One value comes straight from the index of the link table; everything else is looked up in it row by row. */
    private void linked(String table, String name, String term, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        scope.put(name, values);
        LinkCondition linked = new LinkCondition(table, name, term, values.size() == 1);
        choice.terms(linked.noun(), values);
        if (linked.one() && link == null) {
            link = linked;
            source = EntrySource.linked(table);
        } else {
            conditions.add(linked.exists());
        }
        parameters.put(name, linked.one() ? values.get(0) : values);
    }

    private void categories(List<String> slugs, Function<List<String>, List<UUID>> descendants) {
        if (!slugs.isEmpty()) {
            scope.put("category", slugs);
            choice.categories(slugs);
            List<UUID> ids = descendants.apply(slugs);
            if (ids.size() == 1) {
                where("e.category.id = :category", "category", ids.get(0));
            } else {
                where("e.category.id in :category", "category", ids);
            }
        }
    }

    private void languages(LanguageFilter languages) {
        if (!languages.tags().isEmpty()) {
            scope.put("language", languages.tags());
            conditions.add(languages.condition(parameters));
        }
    }

    private void among(String name, String path, List<?> values) {
        if (!values.isEmpty()) {
            scope.put(name, values);
            where(
                    path + (values.size() == 1 ? " = :" : " in :") + name,
                    name,
                    values.size() == 1 ? values.get(0) : values);
        }
    }

    private void compared(String name, String comparison, String given) {
        Instant instant = input.instant(name, given);
        if (instant != null) {
            scope.put(name, instant);
            where(comparison + " :" + name, name, instant);
        }
    }

    /** What a list of these entries is known by, before any is shown. */
    Set<String> cacheTags() {
        Set<String> tags = choice.cacheTags();
        if (query != null) {
            tags.add(EntryTrace.SEARCH);
        }
        return tags;
    }

    /** As they are found: whatever the case, and in Unicode form C. */
    private static List<String> hashtags(List<String> values) {
        return values.stream()
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .toList();
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    /** Whether it shows what is not for everybody. */
    boolean showsUnpublished() {
        return !statuses.equals(Set.of(EntryStatus.PUBLISHED));
    }

    String scope() {
        return "entries " + scope;
    }

    /** What is searched for, or null. */
    EntryQuery query() {
        return query;
    }

    EntryOrder order() {
        return order;
    }

    /** Whether so little is filtered, beside the one link that most entries pass. */
    boolean isWide() {
        return scope.keySet().stream()
                .allMatch(name ->
                        WIDE.contains(name) || link != null && link.name().equals(name));
    }

    Paging.Rows<Entry> rows() {
        return rows(source, parameters);
    }

    /** Those of its rows that have one of the stems in the title, the newest of them. */
    Paging.Rows<Entry> titled(List<String> stems) {
        Map<String, Object> withStems = new LinkedHashMap<>(parameters);
        withStems.put("stems", stems);
        return rows(EntrySource.TITLED, withStems);
    }

    private Paging.Rows<Entry> rows(EntrySource from, Map<String, Object> bound) {
        List<String> all = new ArrayList<>(conditions);
        if (link != null) {
            all.add(from.isLink() ? link.ofLink() : link.exists());
        }
        if (from.condition() != null) {
            all.add(from.condition());
        }
        return new Paging.Rows<>(
                Entry.class,
                from.from(),
                " join fetch e.category left join fetch e.about left join fetch e.newsletter",
                String.join(" and ", all),
                bound,
                "e",
                from.id(),
                order.keyset().on(order.isByTime() || from.isLink() ? from.listed() : "e"));
    }
}
