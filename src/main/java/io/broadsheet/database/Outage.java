package io.broadsheet.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.hibernate.exception.JDBCConnectionException;

/** Tells whether a failure is that of the way to the database, which passes, and nobody's mistake. */
public final class Outage {
    /** Connections that could not be made, or broke: https://www.postgresql.org/docs/current/errcodes-appendix.html */
    private static final String CONNECTION_CLASS = "08";

    /** The server stops, has crashed, is starting, or has no connection left. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    /** What Agroal says when its pool has waited in vain; it gives neither a state nor a type of its own. */
    private static final String POOL_EXHAUSTED = "cquisition timeout";

    private Outage() {}

    /** @param failure with all its causes, and what JTA hangs to it when a commit fails */
    public static boolean isCauseOf(Throwable failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .flatMap(each -> Stream.concat(Stream.of(each), Stream.of(each.getSuppressed())))
                .flatMap(each -> ExceptionUtils.getThrowableList(each).stream())
                .anyMatch(Outage::isOutage);
    }

    /** Does something that is tried again soon anyway: an outage ends it, and is told by others; another failure is thrown. */
    public static void sitOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!isCauseOf(failure)) {
                throw failure;
            }
        }
    }

    /** Likewise, again and again. @param removal how many rows went, which is a whole batch as long as there may be more */
    public static void sitOut(int batch, IntSupplier removal) {
        sitOut(() -> {
            while (removal.getAsInt() == batch) {
                // There may be more.
            }
        });
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof JDBCConnectionException
                || failure instanceof SQLException sql && isOutage(sql.getSQLState(), String.valueOf(sql.getMessage()));
    }

    private static boolean isOutage(String state, String message) {
        return state == null
                ? message.contains(POOL_EXHAUSTED)
                : state.startsWith(CONNECTION_CLASS) || STATES.contains(state);
    }
}
