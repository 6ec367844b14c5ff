package io.broadsheet.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Gives the service a user and a database on its embedded server. The user owns the database and is no superuser: what
 * would fail in an outside database fails here too, and whoever got to run SQL could not run programs.
 */
final class Provision {
    private static final String NAME = "broadsheet";

    private Provision() {}

    static DatabaseAddress database(int port, String password) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        DatabaseAddress administrator = new DatabaseAddress(server + "postgres", "postgres", password);
        try (Connection connection = administrator.connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + NAME + "'")) {
                createUser(connection, statement, password);
            }
            if (!exists(statement, "select from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException refused) {
            if ("28P01".equals(refused.getSQLState())) {
                throw new StartupProblem("The password file is not the one this database was made with: put it back.");
            }
            throw refused;
        }
        return new DatabaseAddress(server + NAME, NAME, password);
    }

    /** The driver sends a SCRAM verifier, so the password itself cannot end up in the log of the server. */
    private static void createUser(Connection connection, Statement statement, String password) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("create role " + NAME + " login");
        connection.unwrap(PGConnection.class).alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
