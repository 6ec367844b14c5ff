package io.broadsheet.change;

import io.broadsheet.database.ScalarQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * Reads the log for somebody who must miss nothing and see nothing twice, however often they are killed: how far they have come
 * is moved by the same transaction that holds what they made of it. What they have not seen is kept in the log. Each has a row in
 * {@code change_reader}, which a migration puts there.
 */
@ApplicationScoped
public class ChangeReader {

    @Inject
    EntityManager entityManager;

    /**
     * Goes on where the reader was, unless another instance is at it.
     *
     * @param most rows at once
     * @param use is given them in order, if there are any; if it throws and the transaction ends so, they come again
     * @return whether there may be more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean readOn(String reader, int most, Consumer<List<LoggedChange>> use) {
        Optional<Long> position = claim(reader);
        List<LoggedChange> changes =
                position.map(behind -> changes(behind, most)).orElse(List.of());
        if (!changes.isEmpty()) {
            use.accept(changes);
            move(reader, changes.get(changes.size() - 1).position());
        }
        return changes.size() == most;
    }

    /** The last position of the log, of what is committed; 0 in an empty one. */
    public long last() {
        return ScalarQuery.of(
                        entityManager, "select coalesce(max(position), 0) as last from change", "last", Long.class)
                .getSingleResult();
    }

    private Optional<Long> claim(String reader) {
        return ScalarQuery.of(
                        entityManager,
                        "select position from change_reader where name = :name for update skip locked",
                        "position",
                        Long.class)
                .setParameter("name", reader)
                .uniqueResultOptional();
    }

    private List<LoggedChange> changes(long behind, int most) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select position, at, type, resource, resource_id, slug, tags, public from change"
                                + " where position > :behind order by position limit :most",
                        Tuple.class)
                .addScalar("position", Long.class)
                .addScalar("at", Instant.class)
                .addScalar("type", String.class)
                .addScalar("resource", String.class)
                .addScalar("resource_id", UUID.class)
                .addScalar("slug", String.class)
                .addScalar("tags", String[].class)
                .addScalar("public", Boolean.class)
                .setParameter("behind", behind)
                .setParameter("most", most)
                .stream()
                .map(ChangeReader::logged)
                .toList();
    }

    private static LoggedChange logged(Tuple row) {
        Change change = new Change(
                row.get("type", String.class),
                row.get("resource", String.class),
                row.get("resource_id", UUID.class),
                row.get("slug", String.class),
                Set.copyOf(List.of(row.get("tags", String[].class))),
                row.get("public", Boolean.class));
        return new LoggedChange(row.get("position", Long.class), row.get("at", Instant.class), change);
    }

    private void move(String reader, long position) {
        entityManager
                .createNativeQuery("update change_reader set position = :position where name = :name")
                .setParameter("position", position)
                .setParameter("name", reader)
                .executeUpdate();
    }
}
