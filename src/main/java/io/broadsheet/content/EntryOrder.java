package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Keyset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a list.
 *
 * @param name as the parameter has it
 * @param keyset what tells it; for relevance, which no column tells, the order in which candidates are chosen
 */
record EntryOrder(String name, Keyset<Entry> keyset) {

    private static final Map<String, EntryOrder> ORDERS = new LinkedHashMap<>();

    static {
        Keyset<Entry> time = new Keyset<>("listedAt", false, e -> e.listedAt().toString(), Instant::parse);
        add("publishedAt", time);
        add("updatedAt", new Keyset<>("updatedAt", false, e -> e.updatedAt().toString(), Instant::parse));
        add("title", new Keyset<>("sortTitle", false, Entry::sortTitle, text -> text));
        ORDERS.put("relevance", new EntryOrder("relevance", time.descend()));
    }

    static final EntryOrder NEWEST_FIRST = ORDERS.get("-publishedAt");
    static final EntryOrder RELEVANCE = ORDERS.get("relevance");

    private static void add(String name, Keyset<Entry> ascending) {
        ORDERS.put("-" + name, new EntryOrder("-" + name, ascending.descend()));
        ORDERS.put(name, new EntryOrder(name, ascending));
    }

    static EntryOrder read(Input input, EntryParameters given, EntryOrder fallback) {
        List<EntryOrder> chosen = input.choices("sort", given.sort, ORDERS);
        if (chosen.size() > 1) {
            input.reject("sort", "list", "one value");
        }
        EntryOrder order = chosen.size() == 1 ? chosen.get(0) : fallback;
        if (order.isByRelevance() && given.q == null) {
            input.reject("sort", "relevance", "another than relevance without a query in 'q'");
        }
        return order;
    }

    boolean isByRelevance() {
        return this == RELEVANCE;
    }

    /** Whether it is of time, or the candidates for relevance are. */
    boolean isByTime() {
        return isByRelevance() || name.endsWith("publishedAt");
    }

    boolean isDescending() {
        return keyset.descending();
    }
}
