package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many published entries a tag, a category and an author say they have. */
@QuarkusTest
class EntryCountsApiTest {

    @Inject
    TestClock clock;

    private String first;
    private String second;
    private String entry;

    @BeforeEach
    void aDraftOfTheFirst() {
        first = term();
        second = term();
        entry = "/articles/"
                + draft("x", "tags", List.of(first), "authors", List.of(first), "category", first)
                        .getString("id");
    }

    /** A tag, a category and an author of one slug. */
    private static String term() {
        String slug = unique("term");
        for (String list : List.of("/tags", "/categories", "/authors")) {
            admin().body(Map.of("name", slug, "slug", slug)).post(list).then().statusCode(201);
        }
        return slug;
    }

    @Test
    void onlyWhatIsPublishedCounts() {
        counts(first, 0);
        publish(Map.of());
        counts(first, 1);
        publish(Map.of());
        counts(first, 1);
        admin().header("If-Match", "*").delete(entry + "/publication").then().statusCode(200);
        counts(first, 0);
    }

    @Test
    void whatIsArchivedOrInTheTrashDoesNotCount() {
        publish(Map.of());
        admin().header("If-Match", "*").put(entry + "/archival").then().statusCode(200);
        counts(first, 0);
        admin().header("If-Match", "*").delete(entry + "/archival").then().statusCode(200);
        counts(first, 1);
        admin().header("If-Match", "*").delete(entry).then().statusCode(204);
        counts(first, 0);
    }

    @Test
    void anEntryThatChangesItsTermsCountsForTheNewOnes() {
        publish(Map.of());
        Map<String, Object> other = Map.of("tags", List.of(second), "authors", List.of(second), "category", second);
        admin().header("If-Match", "*").body(other).patch(entry).then().statusCode(200);
        counts(first, 0);
        counts(second, 1);
        // What is changed while it is a draft counts once it is published.
        admin().header("If-Match", "*").delete(entry + "/publication").then().statusCode(200);
        Map<String, Object> both = Map.of("tags", List.of(first, second));
        admin().header("If-Match", "*").body(both).patch(entry).then().statusCode(200);
        publish(Map.of());
        assertThat(List.of(count("/tags/", first), count("/tags/", second))).containsExactly(1, 1);
    }

    @Test
    void theClockCountsWhatItPublishesAndWhatItExpires() {
        Instant from = clock.instant().plusSeconds(3600);
        publish(Map.of(
                "publishAt",
                from.toString(),
                "unpublishAt",
                from.plusSeconds(3600).toString()));
        counts(first, 0);
        clock.advance(Duration.ofMinutes(61));
        // Settled once a second.
        await().untilAsserted(() -> counts(first, 1));
        clock.advance(Duration.ofMinutes(60));
        await().untilAsserted(() -> counts(first, 0));
    }

    @Test
    void countingIsNoNewVersion() {
        publish(Map.of());
        counts(first, 1);
        admin().get("/tags/" + first).then().header("ETag", "\"v0\"");
    }

    private void publish(Map<String, Object> when) {
        admin().header("If-Match", "*")
                .body(when)
                .put(entry + "/publication")
                .then()
                .statusCode(200);
    }

    private static void counts(String slug, int wanted) {
        for (String list : List.of("/tags/", "/categories/", "/authors/")) {
            assertThat(count(list, slug)).as(list).isEqualTo(wanted);
        }
    }

    private static int count(String list, String slug) {
        return anybody().get(list + slug).then().statusCode(200).extract().path("count");
    }
}
