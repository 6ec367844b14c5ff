package io.broadsheet.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether Broadsheet can work with a database, found out before Quarkus would print a trace about it. */
final class DatabaseCheck {
    /** 15 brought {@code unique nulls not distinct}; older ones leave their support soon or left it. */
    private static final int OLDEST_MAJOR = 15;

    private static final String MISSING_EXTENSIONS = "select string_agg(wanted, ' and ') from"
            + " unnest(array['pg_trgm', 'unaccent']) as wanted"
            + " where wanted not in (select name from pg_available_extensions)";

    private DatabaseCheck() {}

    /** @throws StartupProblem if the database cannot be reached, is too old, cannot fold the case of letters or lacks an extension */
    static void check(DatabaseAddress address) {
        if (!address.url().startsWith("jdbc:postgresql:")) {
            throw new StartupProblem(
                    "'%s' is no address of a PostgreSQL: QUARKUS_DATASOURCE_JDBC_URL must begin with jdbc:postgresql:.",
                    address);
        }
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            checkVersion(address, number(statement, "show server_version_num"));
            checkLetters(address, text(statement, "select lower('ЖÄ')"));
            checkExtensions(address, text(statement, MISSING_EXTENSIONS));
        } catch (SQLException refused) {
            throw problem(address, refused);
        }
    }

    /** @param number as in server_version_num: 150004 is 15.4 */
    static void checkVersion(DatabaseAddress address, int number) {
        if (number / 10_000 < OLDEST_MAJOR) {
            throw new StartupProblem(
                    "The database at %s is PostgreSQL %d; Broadsheet needs %d or newer.",
                    address, number / 10_000, OLDEST_MAJOR);
        }
    }

    /** Slugs and searches fold case; a database of locale C does so for ASCII only. */
    static void checkLetters(DatabaseAddress address, String folded) {
        if (!"жä".equals(folded)) {
            throw new StartupProblem(
                    "The database at %s does not fold letters beyond ASCII (lower('ЖÄ') is '%s'): create it with"
                            + " encoding UTF8 and a UTF-8 locale.",
                    address, folded);
        }
    }

    /** @param missing those that the search needs and the server does not have, or null */
    static void checkExtensions(DatabaseAddress address, String missing) {
        if (missing != null) {
            throw new StartupProblem(
                    "The database at %s has no %s: install PostgreSQL's contrib modules.", address, missing);
        }
    }

    private static StartupProblem problem(DatabaseAddress address, SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        if (refused.getCause() instanceof UnknownHostException host) {
            return new StartupProblem("The database at %s cannot be used: unknown host %s", address, host.getMessage());
        }
        // Classes and codes of SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html
        return switch (state) {
            case "28P01", "28000" ->
                new StartupProblem(
                        "The database at %s refuses user '%s': %s", address, address.username(), refused.getMessage());
            case "3D000" -> new StartupProblem("There is no database at %s: %s", address, refused.getMessage());
            default -> new StartupProblem("The database at %s cannot be used: %s", address, refused.getMessage());
        };
    }

    private static int number(Statement statement, String query) throws SQLException {
        return Integer.parseInt(text(statement, query));
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
