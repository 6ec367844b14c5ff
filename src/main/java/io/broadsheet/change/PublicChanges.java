package io.broadsheet.change;

import io.broadsheet.database.ScalarQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Every query of what the log has for everybody. */
@ApplicationScoped
public class PublicChanges {

    private static final String TOLD = " from change where public and type is not null";

    @Inject
    EntityManager entityManager;

    /**
     * The changes behind a position, in the order of their commits. To go on behind the last one is enough to see each once: a
     * writer holds the lock of the log from before it gets a position until all can see its rows, so none before one that is
     * seen is still to come, however many write and however slow some of them are.
     *
     * @return nothing if the log no longer has all of them, or has never come so far
     */
    public Optional<List<PublicChange>> behind(long position, int most) {
        List<PublicChange> changes = rows(position, most);
        // Only now: what is forgotten between the two would be missing above.
        return reaches(position) ? Optional.of(changes) : Optional.empty();
    }

    private List<PublicChange> rows(long position, int most) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select position, at, type, resource, resource_id, slug, tags" + TOLD
                                + " and position > :position order by position",
                        Object[].class)
                .addScalar("position", Long.class)
                .addScalar("at", Instant.class)
                .addScalar("type", String.class)
                .addScalar("resource", String.class)
                .addScalar("resource_id", UUID.class)
                .addScalar("slug", String.class)
                .addScalar("tags", String[].class)
                .setParameter("position", position)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(PublicChanges::change)
                .toList();
    }

    private static PublicChange change(Object[] columns) {
        return new PublicChange(
                (Long) columns[0],
                (Instant) columns[1],
                (String) columns[2],
                (String) columns[3],
                (UUID) columns[4],
                (String) columns[5],
                Change.told(List.of((String[]) columns[6])));
    }

    /** Whether the log has come to a position, and has forgotten nothing behind it. The newest row of all is never forgotten. */
    public boolean reaches(long position) {
        return ScalarQuery.of(
                        entityManager,
                        "select :position >= (select position from change_horizon)"
                                + " and :position <= (select coalesce(max(position), 0) from change) as reached",
                        "reached",
                        Boolean.class)
                .setParameter("position", position)
                .getSingleResult();
    }

    /** Where to go on for whoever knows all that there is now; the same until there is something new. */
    public long newest() {
        return ScalarQuery.of(
                        entityManager,
                        "select greatest((select position from change_horizon), (select max(position)" + TOLD
                                + ")) as newest",
                        "newest",
                        Long.class)
                .getSingleResult();
    }
}
