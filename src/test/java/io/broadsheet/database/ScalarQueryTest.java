package io.broadsheet.database;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** That Hibernate learns of each query once. */
@QuarkusTest
class ScalarQueryTest {

    private static final int ROUNDS = 10;

    @Inject
    SessionFactory factory;

    @Test
    void whatWasAskedBeforeIsPlannedOnce() {
        String newsletter = newsletter(unique("Planned")).getString("slug");
        round(newsletter);
        Statistics statistics = factory.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                round(newsletter);
            }
            assertThat(statistics.getQueryPlanCacheHitCount()).isGreaterThan(50 * ROUNDS);
            // Threads that ask at once for the first time may each plan it.
            assertThat(Stream.of(statistics.getQueries()).filter(query -> timesPlanned(statistics, query) >= ROUNDS))
                    .isEmpty();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static long timesPlanned(Statistics statistics, String query) {
        return statistics.getQueryStatistics(query).getPlanCacheMissCount();
    }

    /** Requests of many kinds that no cache has an answer to. */
    private void round(String newsletter) {
        String tag = unique("planned");
        String slug = post(unique("Planned"), "tags", List.of(tag), "authors", List.of("Ada"))
                .getString("slug");
        anybody().get("/posts/" + slug).then().statusCode(200);
        anybody().get("/posts?limit=7&tag=" + tag).then().statusCode(200);
        anybody().get("/posts/" + tag).then().statusCode(404);
        anybody().get("/search?q=planned+" + tag).then().statusCode(200);
        anybody()
                .get("/changes?since=" + anybody().get("/changes").path("next"))
                .then()
                .statusCode(200);
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("email", tag + "@example.org"))
                .post("/newsletters/" + newsletter + "/signups")
                .then()
                .statusCode(202);
        admin().header("Idempotency-Key", "\"" + tag + "\"")
                .body(Map.of("name", tag + " again"))
                .post("/tags")
                .then()
                .statusCode(201);
        admin().header("If-Match", "*").delete("/posts/" + slug).then().statusCode(204);
    }
}
