package io.broadsheet.content;

import io.broadsheet.change.ChangeFeed;
import io.broadsheet.change.Memo;
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

    private final Memo<Span> known;

    @Inject
    EntrySchedule(ChangeFeed feed) {
        known = new Memo<>(EntryTrace.TIMED, feed);
    }

    /** @param next the first instant of the schedule that is not before {@code from} */
    private record Span(Instant from, Instant next) {

        boolean has(Instant now) {
            return !now.isBefore(from) && now.isBefore(next);
        }
    }

    /** The first such instant behind this one; {@link Instant#MAX} if there is none. */
    Instant next(Instant now) {
        return known.get(span -> span.has(now), () -> read(now)).next();
    }

    private Span read(Instant now) {
        Instant found = (Instant) entityManager
                .createNativeQuery(QUERY, Instant.class)
                .setParameter("now", now)
                .getSingleResult();
        return new Span(now, found == null ? Instant.MAX : found);
    }

    void forget(@Observes Touched touched) {
        known.forget(touched);
    }
}
