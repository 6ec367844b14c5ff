package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.LogEar;
import io.broadsheet.support.Servers;
import io.broadsheet.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoolRecoveryTest {
    @Inject
    AgroalDataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void testsHaveAServerOfTheirOwn() throws SQLException {
        assertThat(url).isEqualTo(System.getProperty(Database.URL));
        assertThat(ask("select current_user")).isEqualTo("broadsheet");
    }

    @Test
    void connectionsAreGoodAgainAfterTheServerWasKilled() throws Exception {
        String started = ask("select pg_postmaster_start_time()");
        List<String> said = new CopyOnWriteArrayList<>();
        try (LogEar ear = LogEar.to(line -> said.add(line.getMessage()))) {
            Servers.server(TestDatabase.FOLDER).destroyForcibly();
            await().ignoreExceptions()
                    .until(() -> !ask("select pg_postmaster_start_time()").equals(started));
            await().until(() -> said.stream().anyMatch(line -> line.startsWith("PostgreSQL ended and was started")));
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
