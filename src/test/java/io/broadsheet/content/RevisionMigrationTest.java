package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the migrations make of entries that are older than they are what the code makes of new ones. */
@QuarkusTest
class RevisionMigrationTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @Inject
    AgroalDataSource database;

    @Test
    void theFirstRevisionIsWhatTheCodeRecords() throws Exception {
        List<String> ids = List.of(whole(), draft(unique("Bare")).getString("id"), timed());
        String columns = "select r.number, r.content, r.published_at, r.unpublish_at, b.format, b.source"
                + " from entry_revision r left join entry_revision_body b on b.entry_id = r.entry_id"
                + " and b.digest = r.body_digest where r.entry_id in (" + quoted(ids) + ") order by r.entry_id";
        undone(statement -> {
            // The last revision of each, as if it were the first.
            statement.execute("delete from entry_revision r where exists (select from entry_revision n"
                    + " where n.entry_id = r.entry_id and n.number > r.number)");
            statement.execute("update entry_revision set number = 1");
            List<String> recorded = rows(statement, columns);
            statement.execute("delete from entry_revision");
            statement.execute("delete from entry_revision_body");
            for (String insert : statements("V11__revision.sql", "insert ")) {
                statement.execute(insert);
            }
            assertThat(recorded).hasSize(3);
            assertThat(rows(statement, columns)).isEqualTo(recorded);
        });
    }

    @Test
    void whatTheClockIsToDoIsWhatTheCodeSays() throws Exception {
        String until = timed();
        String from = draft(unique("Later")).getString("id");
        publish(from, Map.of("publishAt", "2098-01-01T00:00:00Z", "unpublishAt", "2099-01-01T00:00:00Z"));
        String columns = "select id, due_at from entry where id in ("
                + quoted(List.of(until, from, whole(), draft(unique("Never")).getString("id"))) + ") order by id";
        undone(statement -> {
            List<String> settled = rows(statement, columns);
            assertThat(settled).filteredOn(row -> row.contains("209")).hasSize(2);
            statement.execute("update entry set due_at = null");
            for (String update : statements("V12__due.sql", "update ")) {
                statement.execute(update);
            }
            assertThat(rows(statement, columns)).isEqualTo(settled);
        });
    }

    private static String whole() {
        String about = article(unique("About")).getString("id");
        return Revisions.whole(
                        unique("Whole"),
                        about,
                        newsletter(unique("Topic")).getString("slug"),
                        "body",
                        markdown("Long."),
                        "tags",
                        List.of(unique("z"), unique("a")),
                        "authors",
                        List.of("Zoë", "Ada"))
                .getString("id");
    }

    /** Published, until a time. */
    private static String timed() {
        String id = draft(unique("Timed")).getString("id");
        publish(id, Map.of("publishAt", "2020-01-01T00:00:00Z", "unpublishAt", "2099-01-01T00:00:00Z"));
        return id;
    }

    private static void publish(String id, Map<String, String> when) {
        admin().header("If-Match", "*")
                .body(when)
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
    }

    private interface Work {
        void with(Statement statement) throws SQLException, IOException;
    }

    /** In a transaction that is rolled back. */
    private void undone(Work work) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                work.with(statement);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<String> statements(String migration, String verb) throws IOException {
        return Stream.of(Files.readString(MIGRATIONS.resolve(migration)).split(";\n"))
                .map(each -> each.replaceAll("(?m)^--.*$", "").strip())
                .filter(each -> each.startsWith(verb))
                .toList();
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(result.getString(column)).append(" | ");
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String quoted(List<String> ids) {
        return "'" + String.join("', '", ids) + "'";
    }
}
