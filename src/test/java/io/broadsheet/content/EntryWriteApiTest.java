package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EntryWriteApiTest {

    @ParameterizedTest
    @CsvSource({"Жизнь у моря,zhizn-u-moria", "北京 天气,bei-jing-tian-qi", "مرحبا,mrhb", "Zoë’s Käse & Łódź,zoes-kase-lodz"
    })
    void titlesOfAnyScriptGetALatinSlug(String title, String slug) {
        assertThat(draft(title).getString("slug")).startsWith(slug);
    }

    @Test
    void aTitleOfEmojiGetsAUsableSlug() {
        assertThat(draft("😀😀").getString("slug")).matches("article(-[0-9a-z]+)?");
    }

    @Test
    void equalTitlesGetDistinctSlugs() {
        String title = unique("Twice");
        String first = draft(title).getString("slug");
        assertThat(draft(title).getString("slug")).isEqualTo(first + "-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/b",
                "",
                " ",
                "a b",
                "-a",
                "a-",
                "a..b",
                "x.html",
                "019ab0c2-4f00-7000-8000-000000000000",
                "a?b",
                "a#b",
                "a%20b",
                "."
            })
    void aSlugThatNoAddressCouldHaveIsRefused(String slug) {
        admin().body(Map.of("title", "x", "slug", slug))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/slug"));
    }

    @Test
    void aGivenSlugThatIsTakenIsAConflict() {
        String slug = article(unique("Taken")).getString("slug");
        admin().body(Map.of("title", "x", "slug", slug))
                .post("/articles")
                .then()
                .statusCode(409)
                .body("type", endsWith("/slug-taken"))
                .body("errors[0].pointer", is("/slug"));
        admin().body(Map.of("title", "x", "slug", slug)).post("/posts").then().statusCode(201);
    }

    @Test
    void aFormerSlugLeadsToThePresentOneUntilAnotherTakesIt() {
        JsonPath made = article(unique("Former"));
        String former = made.getString("slug");
        String present = unique("present");
        patch(former, Map.of("slug", present));
        anybody()
                .redirects()
                .follow(false)
                .get("/articles/" + former)
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/v1/articles/" + present));
        anybody()
                .redirects()
                .follow(false)
                .get("/articles/" + former + ".txt")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/v1/articles/" + present + ".txt"));
        admin().header("If-Match", "*")
                .body(Map.of())
                .patch("/articles/" + former)
                .then()
                .statusCode(404);
        String other = article("Other", "slug", former).getString("id");
        anybody().get("/articles/" + former).then().statusCode(200).body("id", is(other));
        admin().header("If-Match", "*")
                .body(Map.of("slug", former))
                .patch("/articles/" + present)
                .then()
                .statusCode(409);
    }

    @Test
    void aSlugOfAnotherScriptIsEncodedInAddresses() {
        String present = unique("день");
        JsonPath made = article(unique("Day"), "slug", unique("giorno"));
        patch(made.getString("id"), Map.of("slug", present));
        String encoded = URLEncoder.encode(present, StandardCharsets.UTF_8);
        anybody()
                .get("/articles/" + encoded)
                .then()
                .statusCode(200)
                .body("slug", is(present))
                .body("url", endsWith("/articles/" + encoded));
        anybody()
                .redirects()
                .follow(false)
                .get("/articles/" + made.getString("slug"))
                .then()
                .statusCode(301)
                .header("Location", endsWith("/articles/" + encoded));
    }

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

    private static void patch(String ref, Map<String, Object> change) {
        admin().header("If-Match", "*")
                .body(change)
                .patch("/articles/" + ref)
                .then()
                .statusCode(200);
    }
}
