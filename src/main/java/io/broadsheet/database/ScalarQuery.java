package io.broadsheet.database;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** SQL whose rows have one value each. */
public final class ScalarQuery {

    private ScalarQuery() {}

    /**
     * Hibernate keeps what it has learnt of 2048 queries, by their text and by what their rows are. It does not know rows again
     * of which only the class is given ({@code createNativeQuery(sql, Long.class)}, in 7.2): each execution would be one more to
     * keep, until none is left of the others, and those were parsed anew each time. Columns with a name it knows again.
     *
     * @param column the name of the value in the rows
     * @param type a class that Hibernate has a basic type for
     */
    @SuppressWarnings("unchecked")
    public static <T> NativeQuery<T> of(EntityManager entityManager, String sql, String column, Class<T> type) {
        return (NativeQuery<T>)
                entityManager.unwrap(Session.class).createNativeQuery(sql).addScalar(column, type);
    }
}
