package io.broadsheet.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.postgresql.PGConnection;

/** A connection that hears of changes and reads them. For one thread, but for {@link #close}. */
final class ChangeListener {

    private static final int BATCH = 500;

    /** Milliseconds. The log is read once in that time even if nothing is heard: so a dead connection is found out. */
    private static final int LONGEST_SILENCE = 1000;

    private final Connection connection;
    private final PGConnection notifications;

    ChangeListener(Connection connection) throws SQLException {
        this.connection = connection;
        notifications = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen broadsheet_change");
        }
    }

    /** Until something is heard, or for a second. */
    void await() throws SQLException {
        notifications.getNotifications(LONGEST_SILENCE);
    }

    /** The last position of the log; 0 in an empty one. */
    long last() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from change")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads on behind a position. @return that of the last row that was read */
    long read(long behind, BiConsumer<Long, Set<String>> reader) throws SQLException {
        long position = behind;
        try (PreparedStatement select = connection.prepareStatement(
                "select position, tags from change where position > ? order by position limit " + BATCH)) {
            select.setLong(1, behind);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    position = rows.getLong(1);
                    reader.accept(position, Set.copyOf(List.of((String[])
                            rows.getArray(2).getArray())));
                }
            }
        }
        return position;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException closed) {
            // By the other side already.
        }
    }
}
