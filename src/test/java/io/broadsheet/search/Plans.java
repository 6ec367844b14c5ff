package io.broadsheet.search;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.broadsheet.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL finds what requests ask for, by new connections of the pool. */
final class Plans {

    /** After so many times PostgreSQL has the plan that it keeps, if it keeps one: 5 to prepare, 5 to compare. */
    private static final int SEEN = 12;

    private final AgroalDataSource pool;

    Plans(AgroalDataSource pool) {
        this.pool = pool;
        pool.flush(FlushMode.GRACEFUL);
    }

    /** Those of requests, and those that are kept for them. */
    String of(Runnable requests) throws IOException, SQLException {
        Path log = TestDatabase.FOLDER.resolve("postgres.log");
        explain("'auto_explain'", "0");
        long before = Files.size(log);
        try {
            for (int i = 0; i < SEEN; i++) {
                requests.run();
            }
        } finally {
            explain("default", "default");
        }
        return Files.readString(log).substring((int) before);
    }

    /** Each new connection has its plans logged by the server, or not any more. */
    private void explain(String library, String from) throws SQLException {
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database broadsheet set session_preload_libraries = " + library);
            statement.execute("alter database broadsheet set auto_explain.log_min_duration = " + from);
        }
        pool.flush(FlushMode.GRACEFUL);
    }

    /** Those that read a whole table. */
    static List<String> thatScan(String table, String plans) {
        List<String> scanned = new ArrayList<>();
        String query = null;
        for (String line : plans.split("\n")) {
            if (line.contains("Query Text: ")) {
                query = line;
            } else if (line.contains("Seq Scan on " + table)) {
                scanned.add(line.strip() + " in " + query);
            }
        }
        return scanned;
    }

    /** How often a plan that was kept served statements like this. */
    int timesOneWasKeptFor(String like) throws SQLException {
        int most = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        int times = 0;
        List<Connection> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                sessions.add(pool.getConnection());
                times += timesOneWasKeptFor(like, sessions.get(i));
            }
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
        return times;
    }

    private static int timesOneWasKeptFor(String like, Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet plans = statement.executeQuery("select coalesce(sum(generic_plans), 0)"
                        + " from pg_prepared_statements where statement like '" + like + "'")) {
            plans.next();
            return plans.getInt(1);
        }
    }
}
