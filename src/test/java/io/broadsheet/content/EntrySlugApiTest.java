package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EntrySlugApiTest {

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

    private static void patch(String ref, Map<String, Object> change) {
        admin().header("If-Match", "*")
                .body(change)
                .patch("/articles/" + ref)
                .then()
                .statusCode(200);
    }
}
