package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.Paging;
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

    private static final Map<String, Keyset<Entry>> ORDERS = orders();
    private static final Map<String, EntryStatus> STATUSES = EntryStatus.byCode();
    static final String NEWEST_FIRST = "-publishedAt";
    static final String RELEVANCE = "relevance";

    /** Values of one parameter. */
    private static final int MOST = 100;

    private final Input input;

    /** What a cursor is bound to: all that decides which rows come in which order. */
    private final Map<String, Object> scope = new TreeMap<>();

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Set<EntryStatus> statuses = new TreeSet<>();
    private final EntryQuery query;
    private final String sort;

    /** What has the rows in the order wanted, if anything but the entries has, and the HQL path of their id there. */
    private String from;

    private String linkedId;

    /**
     * @param kinds to choose from; empty for all
     * @param sort the order without one that is asked for
     * @param descendants ids of the categories of these slugs and of all below them
     */
    EntryFilter(
            EntryParameters given,
            Set<String> kinds,
            String sort,
            Function<List<String>, List<UUID>> descendants,
            Input input,
            Instant now) {
        this.input = input;
        this.query = query(given.q);
        this.sort = sort(given, sort);
        kinds(kinds);
        status(given.status, now);
        tags(given);
        linked("EntryAuthor", "author", "Author", input.list("author", given.author, MOST));
        linked("EntryHashtag", "hashtag", null, lower(input.list("hashtag", given.hashtag, MOST)));
        categories(input.list("category", given.category, MOST), descendants);
        among("language", "e.language", input.list("language", given.language, MOST));
        among("ids", "e.id", input.ids("ids", given.ids, MOST));
        among("slugs", "e.slug", input.list("slugs", given.slugs, MOST));
        compared("publishedAfter", "e.listedAt >=", given.publishedAfter);
        compared("publishedBefore", "e.listedAt <", given.publishedBefore);
        compared("updatedAfter", "e.updatedAt >=", given.updatedAfter);
    }

    private static Map<String, Keyset<Entry>> orders() {
        Map<String, Keyset<Entry>> orders = new LinkedHashMap<>();
        order(
                orders,
                "publishedAt",
                new Keyset<>("listedAt", false, e -> e.listedAt().toString(), Instant::parse));
        order(
                orders,
                "updatedAt",
                new Keyset<>("updatedAt", false, e -> e.updatedAt().toString(), Instant::parse));
        order(orders, "title", new Keyset<>("sortTitle", false, Entry::sortTitle, text -> text));
        return orders;
    }

    private static void order(Map<String, Keyset<Entry>> orders, String name, Keyset<Entry> ascending) {
        orders.put("-" + name, ascending.descend());
        orders.put(name, ascending);
    }

    private EntryQuery query(String given) {
        if (given == null) {
            return null;
        }
        EntryQuery parsed = given.length() > EntryQuery.LONGEST
                ? null
                : EntryQuery.parse(given).orElse(null);
        if (parsed == null) {
            input.reject(
                    "q",
                    "query",
                    "a word to find, a \"phrase\", -excluded words beside these, alternatives with 'or': "
                            + EntryQuery.LONGEST + " characters at most");
        } else {
            scope.put("q", parsed);
        }
        return parsed;
    }

    private String sort(EntryParameters given, String fallback) {
        Map<String, Object> orders = new LinkedHashMap<>(ORDERS);
        orders.put(RELEVANCE, RELEVANCE);
        List<Object> chosen = input.choices("sort", given.sort, orders);
        if (chosen.size() > 1) {
            input.reject("sort", "list", "one value");
        }
        String sorted = chosen.size() == 1 ? given.sort : fallback;
        if (sorted.equals(RELEVANCE) && given.q == null) {
            input.reject("sort", "relevance", "another than relevance without a query in 'q'");
        }
        scope.put("sort", sorted);
        return sorted;
    }

    /**
     * Of what matches the query. It is found and put in order before anything else is looked at: the planner does not
     * know how dear it is to look into the words of an entry.
     */
    void seek(String match) {
        String direction = sort.equals("publishedAt") ? " asc" : " desc";
        from = "(select w.entryId as id, w.listedAt as listedAt from EntryWords w where"
                + " cast(sql('(? @@ cast(? as tsquery))', w.words, :match) as boolean) = true"
                + " order by w.listedAt" + direction + ", w.entryId" + direction + ") l join Entry e on e.id = l.id";
        linkedId = "l.id";
        parameters.put("match", match);
    }

    private void kinds(Set<String> kinds) {
        scope.put("kinds", new TreeSet<>(kinds));
        if (kinds.size() == 1) {
            where("e.queriedKind = :kind", "kind", kinds.iterator().next());
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
            where(
                    "not exists (select 1 from EntryTag x where x.entry = e and x." + among("notTag", "Tag", false)
                            + ")",
                    "notTag",
                    none);
        }
    }

    /**
     * One value in the order of time comes straight from the index of the link table; everything else is looked up in it
     * row by row.
     *
     * @param term the entity whose slugs the values are, or null where they stand in the link itself
     */
    private void linked(String table, String name, String term, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        scope.put(name, values);
        boolean one = values.size() == 1;
        if (one && from == null && query == null && sort.endsWith("publishedAt")) {
            from = table + " l join l.entry e";
            linkedId = "l.entry.id";
            conditions.add("l." + among(name, term, true));
        } else {
            conditions.add(
                    "exists (select 1 from " + table + " x where x.entry = e and x." + among(name, term, one) + ")");
        }
        parameters.put(name, one ? values.get(0) : values);
    }

    /** By ids, so that an index serves it; slugs become ids once in a query. */
    private static String among(String name, String term, boolean one) {
        String comparison = one ? " = " : " in ";
        return term == null
                ? "hashtag" + comparison + ":" + name
                : term.toLowerCase(Locale.ROOT) + ".id" + comparison + "(select t.id from " + term + " t where t.slug"
                        + comparison + ":" + name + ")";
    }

    private void categories(List<String> slugs, Function<List<String>, List<UUID>> descendants) {
        if (!slugs.isEmpty()) {
            scope.put("category", slugs);
            List<UUID> ids = descendants.apply(slugs);
            if (ids.size() == 1) {
                where("e.category.id = :category", "category", ids.get(0));
            } else {
                where("e.category.id in :category", "category", ids);
            }
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

    private static List<String> lower(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
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

    /** Whether its rows come by how well they fit the query, which no column tells. */
    boolean isByRelevance() {
        return sort.equals(RELEVANCE);
    }

    Paging.Rows<Entry> rows() {
        String order = isByRelevance() ? NEWEST_FIRST : sort;
        return new Paging.Rows<>(
                Entry.class,
                from == null ? "Entry e" : from,
                " join fetch e.category left join fetch e.about",
                String.join(" and ", conditions),
                parameters,
                "e",
                from == null ? "e.id" : linkedId,
                ORDERS.get(order).on(from != null && order.endsWith("publishedAt") ? "l" : "e"));
    }
}
