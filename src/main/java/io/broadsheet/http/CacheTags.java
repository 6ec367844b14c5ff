package io.broadsheet.http;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the answer to the present request is made of, told by whoever makes it: the names of all that it shows and of the
 * narrowest set that it was chosen from. An answer that names nothing is not kept.
 */
@RequestScoped
public class CacheTags {

    private final Set<String> names = new TreeSet<>();
    private Instant until = Instant.MAX;
    private boolean expiring;

    public void add(String... tags) {
        add(List.of(tags));
    }

    public void add(Collection<String> tags) {
        names.addAll(tags);
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
        return names;
    }

    /** {@link Instant#MAX} if it stays as it is until something is written. */
    Instant until() {
        return until;
    }

    boolean isExpiring() {
        return expiring;
    }
}
