package io.broadsheet.content;

import io.broadsheet.change.Touched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Knows when the clock alone will next make an entry public, or no longer public. */
@ApplicationScoped
class EntrySchedule {

    private static final String QUERY = "select least((select published_at from entry where published_at > :now"
            + " and archived_at is null and trashed_at is null order by published_at limit 1),"
            + " (select unpublish_at from entry where unpublish_at > :now"
            + " and archived_at is null and trashed_at is null order by unpublish_at limit 1))";

    @Inject
    EntityManager entityManager;

    private volatile Span known = Span.NOTHING;
    private long writes;

    /** @param next the first instant of the schedule that is not before {@code from} */
    private record Span(Instant from, Instant next) {

        private static final Span NOTHING = new Span(Instant.MAX, Instant.MIN);

        boolean has(Instant now) {
            return !now.isBefore(from) && now.isBefore(next);
        }
    }

    /** The first such instant behind this one; {@link Instant#MAX} if there is none. */
    Instant next(Instant now) {
        Span span = known;
        if (span.has(now)) {
            return span.next();
        }
        long before = writes();
        Instant found = (Instant) entityManager
                .createNativeQuery(QUERY, Instant.class)
                .setParameter("now", now)
                .getSingleResult();
        Instant next = found == null ? Instant.MAX : found;
        keep(new Span(now, next), before);
        return next;
    }

    void forget(@Observes Touched touched) {
        if (touched.tags() == null || touched.tags().contains(EntryTrace.TIMED)) {
            forget();
        }
    }

    private synchronized long writes() {
        return writes;
    }

    /** Not if something was written while it was read. */
    private synchronized void keep(Span span, long before) {
        if (writes == before) {
            known = span;
        }
    }

    private synchronized void forget() {
        writes++;
        known = Span.NOTHING;
    }
}
