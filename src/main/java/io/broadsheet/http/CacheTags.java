package io.broadsheet.http;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the answer to the present request is made of, told by whoever makes it: the names of all that it shows and of the
 * narrowest set that it was chosen from. An answer that names nothing is not kept.
 */
@RequestScoped
public class CacheTags {

    /** At the end of the names of sets: of everything of a kind, and of the entries of a term. */
    public static final String ALL = ":all";

    public static final String ENTRIES = "/entries";

    /** Characters: most proxies have 4 KiB for all headers of an answer. */
    private static final int LONGEST = 2000;

    private final Set<String> names = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();
    private Instant until = Instant.MAX;
    private boolean expiring;

    public void add(String... tags) {
        add(List.of(tags));
    }

    public void add(Collection<String> tags) {
        names.addAll(tags);
    }

    /** Names one of those that were chosen from a set; if that is named, it stands for them where room is scarce. */
    public void addMember(String tag) {
        members.add(tag);
    }

    /** The clock alone may make another answer of it from this instant on. */
    public void until(Instant instant) {
        until = instant.isBefore(until) ? instant : until;
    }

    /** It shows what is to disappear at a given time, so that nobody may show it longer. */
    public void expires() {
        expiring = true;
    }

    Set<String> names() {
        Set<String> all = new TreeSet<>(names);
        all.addAll(members);
        return all;
    }

    /** Few enough for a header: without those that a set stands for, and if need be only what all of a kind are known by. */
    Set<String> shortNames() {
        boolean chosen = names.stream().anyMatch(name -> name.endsWith(ALL) || name.endsWith(ENTRIES));
        Set<String> few = chosen ? names : names();
        return few.stream().mapToInt(name -> name.length() + 1).sum() <= LONGEST
                ? few
                : few.stream().map(CacheTags::wide).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String wide(String name) {
        int kind = name.indexOf(':');
        return kind < 0 ? name : (name.endsWith(ENTRIES) ? "entry" : name.substring(0, kind)) + ALL;
    }

    /** {@link Instant#MAX} if it stays as it is until something is written. */
    Instant until() {
        return until;
    }

    boolean isExpiring() {
        return expiring;
    }
}
