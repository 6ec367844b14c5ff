package io.broadsheet.support;

import io.broadsheet.database.Database;
import io.broadsheet.database.DatabaseAddress;
import io.broadsheet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The database of all tests: a server under {@code target/}, emptied once in a run. It is registered under
 * META-INF/services, so that no test can forget it and touch the database of whoever runs it.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    /** Kept from run to run: unpacking and initdb take longer than most tests. */
    public static final Path FOLDER = Path.of("target", "test-data");

    @Override
    public Map<String, String> start() {
        // Another profile starts Quarkus anew, with other class loaders: only system properties are the same.
        if (System.getProperty("broadsheet.embedded.url") == null) {
            EmbeddedDatabase server = EmbeddedDatabase.in(FOLDER).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            empty(server.address());
            Database.publish(server.address());
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty("broadsheet.embedded.url"),
                "quarkus.datasource.username", System.getProperty("broadsheet.embedded.username"),
                "quarkus.datasource.password", System.getProperty("broadsheet.embedded.password"),
                "broadsheet.data-dir", FOLDER.toString(),
                "broadsheet.admin-key", Given.ADMIN_KEY,
                // All tests come from one network.
                "broadsheet.signups.per-network", "1000000",
                "broadsheet.signups.overall", "1000000");
    }

    /** The server's own user, who may what the service's may not. */
    public static Connection administrator() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("broadsheet.embedded.url"),
                "postgres",
                System.getProperty("broadsheet.embedded.password"));
    }

    private static void empty(DatabaseAddress address) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        } catch (SQLException broken) {
            throw new IllegalStateException("The test database cannot be emptied", broken);
        }
    }

    /** The server serves the next profile too and ends with the process. */
    @Override
    public void stop() {}
}
