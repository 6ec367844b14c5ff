package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import io.broadsheet.support.Servers;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests while the database is away for longer than its watch takes to start it again. */
class OutageIT {
    private static final String KEY = "Bearer " + Given.ADMIN_KEY;
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 5));

    @Test
    void whileTheDatabaseIsAwayReadsAndWritesAreToldWhenToTryAgain() throws Exception {
        try (PackagedService service = PackagedService.inEmptyFolder("outage", Map.of())) {
            service.start();
            String issued = "Bearer "
                    + JsonPath.from(service.send(
                                            "POST",
                                            "/keys",
                                            "{\"name\": \"reader\", \"scopes\": [\"content:read\"]}",
                                            "Authorization",
                                            KEY)
                                    .body())
                            .getString("key");
            Path settings = service.folder().resolve("postgres/postgresql.auto.conf");
            Files.writeString(settings, "shared_buffers = '9000TB'\n");
            int told = service.log().size();
            Servers.server(service.folder()).destroyForcibly();
            await().until(() -> !service.answers());

            assertToldWhenToTryAgain(service.send("GET", "/articles", null));
            // The key is looked up before the request reaches a resource, and there the database is missing first.
            assertToldWhenToTryAgain(service.send("GET", "/articles", null, "Authorization", issued));
            assertToldWhenToTryAgain(service.send("POST", "/articles", "{\"title\": \"x\"}", "Authorization", KEY));

            Files.writeString(settings, "");
            await().atMost(Duration.ofSeconds(20)).until(service::answers);
            List<String> log = service.log();
            assertThat(service.traces()).isEmpty();
            assertThat(log.subList(told, log.size()))
                    .filteredOn(line -> line.contains("POST /api/v1/articles"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "the database cannot be used");
        }
    }

    /** For {@code -Doutage.seconds=<number>}, 5 if nobody says otherwise. */
    @Test
    void whileTheDatabaseIsAwayWhatWasReadBeforeIsAnsweredAndNeverWrongAfterwards() throws Exception {
        try (PackagedService service = PackagedService.inEmptyFolder("outage-reads", Map.of())) {
            service.start();
            HttpResponse<String> made =
                    service.send("POST", "/articles?publish=true", "{\"title\": \"Before\"}", "Authorization", KEY);
            String article = "/articles/" + JsonPath.from(made.body()).getString("id");
            List<String> hot = List.of("/articles", article, article + ".md", "/tags", "/site");
            for (String path : hot) {
                assertThat(service.send("GET", path, null).statusCode()).isEqualTo(200);
            }
            Path settings = service.folder().resolve("postgres/postgresql.auto.conf");
            Files.writeString(settings, "shared_buffers = '9000TB'\n");
            Servers.server(service.folder()).destroyForcibly();
            int unconfirmed = 0;
            for (long end = System.nanoTime() + OUTAGE.toNanos(); System.nanoTime() < end; ) {
                for (String path : hot) {
                    HttpResponse<String> answer = service.send("GET", path, null);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    if (answer.headers().map().get("Cache-Status").toString().contains("database-unreachable")) {
                        unconfirmed++;
                    }
                }
                if (unconfirmed > 0) {
                    long asked = System.nanoTime();
                    assertToldWhenToTryAgain(service.send("GET", "/articles?publishedAfter=" + Instant.now(), null));
                    assertThat(System.nanoTime() - asked).isLessThan(1_000_000_000);
                }
            }
            assertThat(unconfirmed).isPositive();
            Files.writeString(settings, "");
            await().atMost(Duration.ofSeconds(20)).until(service::answers);
            assertThat(service.send("PATCH", article, "{\"title\": \"After\"}", "Authorization", KEY, "If-Match", "*")
                            .statusCode())
                    .isEqualTo(200);
            for (String path : List.of("/articles", article)) {
                assertThat(service.send("GET", path, null).body()).contains("After");
            }
            assertThat(service.traces()).isEmpty();
        }
    }

    private static void assertToldWhenToTryAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(JsonPath.from(answer.body()).getString("type")).endsWith("/problems/unavailable");
        assertThat(answer.body()).doesNotContain("java", "SQL", "127.0.0.1:");
    }
}
