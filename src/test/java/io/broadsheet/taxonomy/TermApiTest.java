package io.broadsheet.taxonomy;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tags, categories and authors do alike, and what categories do besides. */
@QuarkusTest
class TermApiTest {

    @Inject
    TestClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"tags", "categories", "authors"})
    void aTermIsMadeReadChangedAndDeleted(String kind) {
        String name = unique("Zoë & Co");
        String slug = admin().body(Map.of("name", name))
                .post("/" + kind)
                .then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .body("name", is(name))
                .extract()
                .path("slug");
        assertThat(slug).startsWith("zoe-co");
        anybody().get("/" + kind + "/" + slug).then().body("count", is(0)).body("description", nullValue());
        String one = "/" + kind + "/" + slug;
        Map<String, String> change = Map.of("description", "<b>Text</b> & 'quotes'");
        admin().body(change).patch(one).then().statusCode(428).body("type", endsWith("/precondition-required"));
        for (String stale : List.of("\"v7\"", "W/\"v0\"", "\"x\", \"v1\"")) {
            admin().header("If-Match", stale)
                    .body(change)
                    .patch(one)
                    .then()
                    .statusCode(412)
                    .header("ETag", "\"v0\"");
        }
        admin().header("If-Match", "v0").body(change).patch(one).then().statusCode(400);
        admin().header("If-Match", "\"x\", \"v0\"")
                .body(change)
                .patch(one)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("description", is("<b>Text</b> & 'quotes'"))
                .body("name", is(name));
        admin().body(Map.of("name", name)).post("/" + kind).then().statusCode(409);
        admin().header("If-Match", "*").delete(one).then().statusCode(204);
        anybody().get(one).then().statusCode(404);
    }

    @Test
    void theCountFollowsWhatIsPublished() {
        String tag = unique("counted");
        String id = draft("Draft", "tags", List.of(tag)).getString("id");
        counts(tag, 0);
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        counts(tag, 1);
        article("Another", "tags", List.of(tag));
        counts(tag, 2);
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/archival")
                .then()
                .statusCode(200);
        counts(tag, 1);
        admin().header("If-Match", "*")
                .delete("/articles/" + id + "/archival")
                .then()
                .statusCode(200);
        counts(tag, 2);
        admin().header("If-Match", "*")
                .body(Map.of("tags", List.of()))
                .patch("/articles/" + id)
                .then()
                .statusCode(200);
        counts(tag, 1);
    }

    @Test
    void theCountFollowsTheClock() {
        String tag = unique("ticking");
        String id = draft("Later", "tags", List.of(tag)).getString("id");
        String from = clock.instant().plusSeconds(60).toString();
        String until = clock.instant().plusSeconds(120).toString();
        String version = admin().header("If-Match", "*")
                .body(Map.of("publishAt", from, "unpublishAt", until))
                .put("/articles/" + id + "/publication")
                .header("ETag");
        clock.advance(Duration.ofSeconds(61));
        await().untilAsserted(() -> counts(tag, 1));
        clock.advance(Duration.ofSeconds(60));
        await().untilAsserted(() -> counts(tag, 0));
        admin().get("/articles/" + id).then().header("ETag", version);
    }

    @Test
    void deletingATagDetachesItAndAnAuthorInUseStays() {
        String name = unique("used");
        String id = article("Uses it", "tags", List.of(name), "authors", List.of(name))
                .getString("id");
        admin().header("If-Match", "*")
                .delete("/authors/" + name)
                .then()
                .statusCode(409)
                .body("type", endsWith("/in-use"));
        admin().header("If-Match", "*").delete("/tags/" + name).then().statusCode(204);
        anybody().get("/articles/" + id).then().body("tags", is(List.of())).body("authors[0].slug", is(name));
    }

    @Test
    void categoriesAreATreeWithADefaultThatStays() {
        String top = unique("top");
        String below = unique("below");
        admin().body(Map.of("name", top)).post("/categories").then().statusCode(201);
        admin().body(Map.of("name", below, "parent", top))
                .post("/categories")
                .then()
                .statusCode(201)
                .body("parent.slug", is(top));
        admin().header("If-Match", "*")
                .body(Map.of("parent", below))
                .patch("/categories/" + top)
                .then()
                .statusCode(400)
                .body("errors[0].code", is("cycle"));
        admin().header("If-Match", "*").delete("/categories/" + top).then().statusCode(409);
        admin().header("If-Match", "*")
                .body("{\"parent\": null}")
                .patch("/categories/" + below)
                .then()
                .statusCode(200);
        admin().header("If-Match", "*")
                .delete("/categories/uncategorized")
                .then()
                .statusCode(409);
        admin().header("If-Match", "*")
                .body(Map.of("slug", unique("other")))
                .patch("/categories/uncategorized")
                .then()
                .statusCode(409);
        assertThat(article("Defaulted").getString("category.slug")).isEqualTo("uncategorized");
    }

    @Test
    void termsAreListedByNameOrByCount() {
        String more = unique("more");
        article("One", "tags", List.of(more));
        article("Two", "tags", List.of(more));
        List<Integer> counts = anybody().get("/tags?sort=-count&limit=100").path("data.count");
        assertThat(counts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<String> names = anybody().get("/tags?limit=100").path("data.name");
        assertThat(names).isSorted();
    }

    private static void counts(String tag, int expected) {
        anybody().get("/tags/" + tag).then().body("count", is(expected));
    }
}
