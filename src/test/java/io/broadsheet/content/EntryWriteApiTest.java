package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryWriteApiTest {

    @Test
    void aPatchChangesWhatItNamesAndLeavesTheRest() {
        JsonPath made = article(
                unique("Patched"),
                "excerpt",
                "Given",
                "tags",
                List.of(unique("t")),
                "body",
                markdown("The *text*. #One"));
        String id = made.getString("id");
        patch(id, Map.of("title", "New title"));
        anybody()
                .get("/articles/" + id + "?body=markdown")
                .then()
                .body("title", is("New title"))
                .body("slug", is(made.getString("slug")))
                .body("excerpt", is("Given"))
                .body("tags.slug", is(made.getList("tags.slug")))
                .body("body.markdown", is("The *text*. #One"));
        String nulls = "{\"excerpt\": null, \"tags\": null, \"category\": null}";
        admin().header("If-Match", "*")
                .body(nulls)
                .patch("/articles/" + id)
                .then()
                .statusCode(200);
        anybody()
                .get("/articles/" + id)
                .then()
                .body("excerpt", is("The text. #One"))
                .body("tags", is(List.of()))
                .body("category.slug", is("uncategorized"));
        admin().header("If-Match", "*")
                .body("{\"title\": null}")
                .patch("/articles/" + id)
                .then()
                .statusCode(400);
    }

    @Test
    void aBodyIsReplacedWholeAndRemovedByNull() {
        String id = article(unique("Body"), "body", markdown("Old #Old")).getString("id");
        patch(id, Map.of("body", Map.of("html", "<p onclick='x()'>New #New</p>")));
        anybody()
                .get("/articles/" + id + "?body=html,markdown")
                .then()
                .body("body.html", is("<p>New #New</p>"))
                .body("body.markdown", is("New #New"))
                .body("hashtags", is(List.of("New")));
        admin().header("If-Match", "*")
                .body("{\"body\": null}")
                .patch("/articles/" + id)
                .then()
                .statusCode(200);
        anybody().get("/articles/" + id).then().body("body", nullValue()).body("hashtags", is(List.of()));
    }

    @Test
    void tagsAndAuthorsAreMeantBySlugThenByNameThenMade() {
        String name = unique("Local politics");
        JsonPath first = article("One", "tags", List.of(name), "authors", List.of(name));
        String slug = first.getString("tags[0].slug");
        for (String reference : List.of(slug, name, name.toUpperCase())) {
            JsonPath again = article("Again", "tags", List.of(reference), "authors", List.of(reference));
            assertThat(again.getString("tags[0].slug")).isEqualTo(slug);
            assertThat(again.getList("authors")).hasSize(1);
        }
        assertThat(article("Both", "tags", List.of(slug, name)).getList("tags")).hasSize(1);
    }

    @Test
    void tagsAndAuthorsKeepTheOrderGiven() {
        List<String> names = List.of(unique("c"), unique("a"), unique("b"));
        String id = article("Ordered", "tags", names, "authors", names).getString("id");
        anybody().get("/articles/" + id).then().body("tags.name", is(names)).body("authors.name", is(names));
        List<String> turned = List.of(names.get(2), names.get(0));
        patch(id, Map.of("authors", turned));
        anybody().get("/articles/" + id).then().body("authors.name", is(turned));
    }

    @Test
    void anUnknownCategoryIsRefusedAndNothingIsMade() {
        String tag = unique("never");
        admin().body(Map.of("title", "x", "category", unique("none"), "tags", List.of(tag)))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/category"));
        anybody().get("/tags/" + tag).then().statusCode(404);
    }

    @Test
    void aBodyIsEitherMarkdownOrHtmlAndHasABound() {
        for (Map<String, String> body : List.of(Map.<String, String>of(), Map.of("markdown", "a", "html", "b"))) {
            admin().body(Map.of("title", "x", "body", body))
                    .post("/articles")
                    .then()
                    .statusCode(400);
        }
        admin().body(Map.of("title", "x", "body", markdown("ü".repeat(300_000))))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/body/markdown"));
    }

    @Test
    void aPatchOfEverythingIsOneVersion() {
        String id = article(unique("Whole"), "body", markdown("Old")).getString("id");
        Map<String, Object> everything = Map.of(
                "slug", unique("whole"), "title", "New", "tags", List.of(unique("t")), "body", markdown("New #New"));
        admin().header("If-Match", "\"v0\"")
                .body(everything)
                .patch("/articles/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
        admin().get("/articles/" + id).then().header("ETag", "\"v1\"");
    }

    @Test
    void aPatchThatChangesNothingIsNoNewVersion() {
        JsonPath bodied = article(unique("Same"), "tags", List.of(unique("t")), "body", markdown("Text #One"));
        JsonPath bare = article(unique("Bare"), "excerpt", "Short #Two");
        String token = anybody().get("/changes").jsonPath().getString("next");
        for (JsonPath made : List.of(bodied, bare)) {
            String one = "/articles/" + made.getString("id");
            String before = admin().get(one).header("ETag");
            patch(made.getString("id"), Map.of());
            patch(made.getString("id"), Map.of("title", made.getString("title"), "slug", made.getString("slug")));
            patch(bodied.getString("id"), Map.of("body", markdown("Text #One")));
            admin().get(one).then().header("ETag", before).body("updatedAt", is(made.getString("updatedAt")));
            admin().get(one + "/revisions").then().body("data", hasSize(1));
        }
        anybody()
                .get("/changes?since=" + token)
                .then()
                .body("data.resource.id", not(hasItem(bodied.getString("id"))))
                .body("data.resource.id", not(hasItem(bare.getString("id"))));
    }

    private static void patch(String ref, Map<String, Object> change) {
        admin().header("If-Match", "*")
                .body(change)
                .patch("/articles/" + ref)
                .then()
                .statusCode(200);
    }
}
