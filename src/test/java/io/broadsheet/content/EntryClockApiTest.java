package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the clock does to entries is told once, in the order in which it happened. The service ticks by itself meanwhile, too. */
@QuarkusTest
class EntryClockApiTest {

    private static final Duration DOWNTIME = Duration.ofHours(2);

    @Inject
    EntryCounts counts;

    @Inject
    AgroalDataSource database;

    @Inject
    TestClock clock;

    @Test
    void whatWasMissedIsToldInTheOrderInWhichItHappened() throws SQLException {
        Instant now = clock.instant();
        String third = scheduled("third", now.plusSeconds(300), null);
        String first = scheduled("first", now.plusSeconds(100), now.plusSeconds(400));
        String second = scheduled("second", now.plusSeconds(200), null);
        clock.advance(DOWNTIME);
        settled();
        assertThat(told(List.of(first, second, third)))
                .containsExactly(
                        "published " + first, "published " + second, "published " + third, "unpublished " + first);
    }

    @Test
    void whatCameAndWentIsToldToo() throws SQLException {
        String tag = unique("brief");
        Instant from = clock.instant().plusSeconds(60);
        String id = scheduled(tag, from, from.plusSeconds(1));
        clock.advance(DOWNTIME);
        settled();
        assertThat(told(List.of(id))).containsExactly("published " + id, "unpublished " + id);
        anybody().get("/tags/" + tag).then().body("count", is(0));
        settled();
        assertThat(told(List.of(id))).hasSize(2);
    }

    /** Each thread is as good as an instance: they share nothing but the database. */
    @Test
    void severalInstancesTellItOnceAndInOrder() throws Exception {
        Instant now = clock.instant();
        List<String> wanted = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        // The last that is made is the first to come.
        for (int i = 30; i > 0; i--) {
            ids.add(0, scheduled("shared", now.plusSeconds(60 + i), null));
            wanted.add(0, "published " + ids.get(0));
        }
        clock.advance(DOWNTIME);
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> ticks = IntStream.range(0, 16)
                    .<Callable<Void>>mapToObj(tick -> () -> {
                        counts.tick();
                        return null;
                    })
                    .toList();
            for (Future<Void> tick : instances.invokeAll(ticks)) {
                tick.get();
            }
        } finally {
            instances.shutdownNow();
        }
        settled();
        assertThat(told(ids)).isEqualTo(wanted);
    }

    @Test
    void whatAWriterHasLockedHoldsBackWhatComesLater() throws SQLException {
        Instant now = clock.instant();
        String first = scheduled("locked", now.plusSeconds(100), null);
        String earlier = scheduled("free", now.plusSeconds(50), null);
        String later = scheduled("free", now.plusSeconds(200), null);
        List<String> all = List.of(first, earlier, later);
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select from entry where id = '" + first + "' for update");
            clock.advance(DOWNTIME);
            counts.tick();
            while (told(all).isEmpty()) {
                // The service's own tick has it at this moment.
                counts.tick();
            }
            assertThat(told(all)).containsExactly("published " + earlier);
            writer.rollback();
            writer.setAutoCommit(true);
        }
        settled();
        assertThat(told(all)).containsExactly("published " + earlier, "published " + first, "published " + later);
    }

    @Test
    void aWriterWhoComesBeforeTheTickTellsInItsPlace() throws SQLException {
        Instant from = clock.instant().plusSeconds(60);
        String id = scheduled("written", from, null);
        clock.advance(DOWNTIME);
        admin().header("If-Match", "*")
                .body(Map.of("excerpt", "x"))
                .patch("/articles/" + id)
                .then()
                .statusCode(200);
        settled();
        assertThat(told(List.of(id))).first().isEqualTo("published " + id);
        assertThat(told(List.of(id)))
                .filteredOn(each -> each.startsWith("published"))
                .hasSize(1);
    }

    @Test
    void whatIsArchivedOrDeletedIsNotDueAnyMore() throws SQLException {
        Instant from = clock.instant().plusSeconds(60);
        String archived = scheduled("archived", from, null);
        String deleted = scheduled("deleted", from, null);
        String withdrawn = scheduled("withdrawn", from, null);
        change("PUT", "/articles/" + archived + "/archival");
        change("DELETE", "/articles/" + deleted);
        change("DELETE", "/articles/" + withdrawn + "/publication");
        clock.advance(DOWNTIME);
        settled();
        assertThat(told(List.of(archived, deleted, withdrawn))).isEmpty();
    }

    /** Until nothing is due, whoever of the ticks does it. */
    private void settled() throws SQLException {
        do {
            counts.tick();
        } while (isDue());
    }

    private boolean isDue() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select exists (select from entry where due_at <= ?)")) {
            statement.setObject(1, clock.instant().atOffset(java.time.ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** What the log says of these entries, in its order. */
    private List<String> told(List<String> ids) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select type || ' ' || resource_id from change"
                                + " where resource_id = any (cast(? as uuid[])) and public order by position")) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.add(rows.getString(1));
                }
            }
        }
        return told;
    }

    private static String scheduled(String tag, Instant from, Instant until) {
        String id = draft(unique("Scheduled"), "tags", List.of(tag)).getString("id");
        admin().header("If-Match", "*")
                .body(
                        until == null
                                ? Map.of("publishAt", from.toString())
                                : Map.of("publishAt", from.toString(), "unpublishAt", until.toString()))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200)
                .body("status", is("scheduled"));
        return id;
    }

    private static void change(String method, String path) {
        assertThat(admin().header("If-Match", "*").request(method, path).statusCode())
                .isIn(200, 204);
    }
}
