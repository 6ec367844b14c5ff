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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests while the database is away for longer than its watch takes to start it again. */
class OutageIT {
    private static final String KEY = "Bearer " + Given.ADMIN_KEY;

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

    private static void assertToldWhenToTryAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(JsonPath.from(answer.body()).getString("type")).endsWith("/problems/unavailable");
        assertThat(answer.body()).doesNotContain("java", "SQL", "127.0.0.1:");
    }
}
