package io.broadsheet.category;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.QuietLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What categories have beyond other terms: a tree, and one that always exists. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class CategoryApiTest {

    @Nested
    class TheDefault {

        private static final String SLUG = "uncategorized";

        @Test
        void isWhatEntriesWithoutAnotherHave() {
            anybody().get("/categories/" + SLUG).then().statusCode(200).body("parent", nullValue());
            assertThat(article(unique("Homeless")).getString("category.slug")).isEqualTo(SLUG);
        }

        @Test
        void cannotBeDeletedAndKeepsItsSlug() {
            delete(SLUG).statusCode(409).body("type", endsWith("/conflict"));
            patch(SLUG, Map.of("slug", unique("other"))).statusCode(409);
            // A slug that is made of another name is another, too.
            Map<String, Object> renamed = new HashMap<>(Map.of("name", "Sundries"));
            renamed.put("slug", null);
            patch(SLUG, renamed).statusCode(409);
            anybody().get("/categories/" + SLUG).then().statusCode(200);
        }

        @Test
        void canBeRenamed() {
            String former = anybody().get("/categories/" + SLUG).path("name");
            patch(SLUG, Map.of("name", "Sundries")).statusCode(200).body("slug", is(SLUG));
            patch(SLUG, Map.of("name", former)).statusCode(200);
        }
    }

    @Test
    void aParentIsMeantByIdOrSlugAndTakenAwayByNull() {
        JsonPath parent = category(null);
        JsonPath child = category(parent.getString("id"));
        assertThat(child.getString("parent.slug")).isEqualTo(parent.getString("slug"));
        assertThat(child.getString("parent.name")).isEqualTo(parent.getString("name"));
        String slug = child.getString("slug");
        patch(slug, "parent", null).statusCode(200).body("parent", nullValue());
        patch(slug, "parent", parent.getString("slug"))
                .statusCode(200)
                .body("parent.slug", is(parent.getString("slug")));
        patch(slug, "parent", unique("none")).statusCode(400).body("errors[0].pointer", is("/parent"));
    }

    @Test
    void noneDescendsFromItself() {
        String top = category(null).getString("slug");
        String middle = category(top).getString("slug");
        String bottom = category(middle).getString("slug");
        for (String below : List.of(top, middle, bottom)) {
            patch(top, "parent", below)
                    .statusCode(400)
                    .body("errors[0].pointer", is("/parent"))
                    .body("errors[0].code", is("cycle"));
        }
        anybody().get("/categories/" + top).then().body("parent", nullValue());
    }

    @Test
    void twoThatAreMovedBelowEachOtherAtOnceMakeNoCircle() {
        for (int i = 0; i < 10; i++) {
            String one = category(null).getString("slug");
            String other = category(null).getString("slug");
            List<Integer> statuses = Stream.of(List.of(one, other), List.of(other, one))
                    .map(pair -> CompletableFuture.supplyAsync(() ->
                            patch(pair.get(0), "parent", pair.get(1)).extract().statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void theTreeIsEightDeepAtMost() {
        String top = category(null).getString("slug");
        String lowest = top;
        for (int depth = 2; depth <= 8; depth++) {
            lowest = category(lowest).getString("slug");
        }
        String name = unique("Ninth");
        admin().body(Map.of("name", name, "parent", lowest))
                .post("/categories")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("depth"));
        anybody().get("/categories/" + name.toLowerCase()).then().statusCode(404);
        // Neither by putting all of them below another.
        patch(top, "parent", category(null).getString("slug")).statusCode(400).body("errors[0].code", is("depth"));
    }

    @Test
    void oneWithChildrenIsNotDeleted() {
        String parent = category(null).getString("slug");
        String child = category(parent).getString("slug");
        delete(parent).statusCode(409).body("type", endsWith("/in-use"));
        delete(child).statusCode(204);
        delete(parent).statusCode(204);
    }

    @Test
    void aListOfOnesEntriesHasThoseOfItsDescendantsButTheCountHasNot() {
        String parent = category(null).getString("slug");
        String child = category(parent).getString("slug");
        String entry = article("x", "category", child).getString("id");
        anybody().get("/articles?category=" + parent).then().body("data.id", is(List.of(entry)));
        anybody().get("/categories/" + parent).then().body("count", is(0));
        anybody().get("/categories/" + child).then().body("count", is(1));
    }

    private static JsonPath category(String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("name", unique("Category")));
        body.put("parent", parent);
        return admin().body(body)
                .post("/categories")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse patch(String slug, String member, String value) {
        Map<String, Object> change = new HashMap<>();
        change.put(member, value);
        return patch(slug, change);
    }

    private static ValidatableResponse patch(String slug, Map<String, Object> change) {
        return admin().header("If-Match", "*")
                .body(change)
                .patch("/categories/" + slug)
                .then();
    }

    private static ValidatableResponse delete(String slug) {
        return admin().header("If-Match", "*").delete("/categories/" + slug).then();
    }
}
