package io.broadsheet.content;

import io.broadsheet.change.ChangeFeed;
import io.broadsheet.change.Memo;
import io.broadsheet.change.Touched;
import io.broadsheet.database.ScalarQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Knows when the clock alone will next make an entry public, or no longer public. */
@ApplicationScoped
class EntrySchedule {

    /** What is published is listed by that instant, and by that there is an index. */
    private static final String QUERY = "select least((select listed_at from entry where listed_at > :now"
            + " and published_at is not null and archived_at is null and trashed_at is null order by listed_at limit 1),"
            + " (select unpublish_at from entry where unpublish_at > :now"
            + " and archived_at is null and trashed_at is null order by unpublish_at limit 1)) as next";

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
        Instant found = ScalarQuery.of(entityManager, QUERY, "next", Instant.class)
                .setParameter("now", now)
                .getSingleResult();
        return new Span(now, found == null ? Instant.MAX : found);
    }

    void forget(@Observes Touched touched) {
        known.forget(touched);
    }
}
