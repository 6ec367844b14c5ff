package io.broadsheet.newsletter;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NewsletterApiTest {

    @Test
    void aNewsletterIsReadByItsIdAndByTheSlugMadeFromItsName() {
        String name = unique("Évening Packet");
        JsonPath made = newsletter(name, "description", "At six.");
        assertThat(made.getString("slug")).startsWith("evening-packet-");
        for (String ref : new String[] {made.getString("id"), made.getString("slug")}) {
            anybody()
                    .get("/newsletters/" + ref)
                    .then()
                    .statusCode(200)
                    .body("name", is(name))
                    .body("description", is("At six."))
                    .body("language", is(anybody().get("/site").<String>path("language")));
        }
    }

    @Test
    void whatIsNotGivenInAPatchStays() {
        JsonPath made = newsletter(unique("Packet"), "description", "At six.", "language", "de");
        String address = "/newsletters/" + made.getString("slug");
        admin().header("If-Match", "\"v0\"")
                .body(Map.of("replyTo", "desk@example.org"))
                .patch(address)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("description", is("At six."))
                .body("language", is("de"))
                .body("settings.replyTo", is("desk@example.org"));
        admin().header("If-Match", "\"v0\"")
                .body(Map.of("name", "x"))
                .patch(address)
                .then()
                .statusCode(412)
                .header("ETag", "\"v1\"");
        admin().body(Map.of("name", "x")).patch(address).then().statusCode(428);
    }

    @Test
    void aSlugIsTakenOnce() {
        JsonPath first = newsletter(unique("Packet"));
        JsonPath second = newsletter(unique("Packet"));
        Map<String, Object> slug = Map.of("slug", first.getString("slug"));
        admin().body(Map.of("name", "x", "slug", first.getString("slug")))
                .post("/newsletters")
                .then()
                .statusCode(409)
                .body("type", endsWith("/slug-taken"));
        admin().header("If-Match", "*")
                .body(slug)
                .patch("/newsletters/" + second.getString("id"))
                .then()
                .statusCode(409);
    }

    @Test
    void oneThatNobodyUsesCanBeDeleted() {
        String address = "/newsletters/" + newsletter(unique("Packet")).getString("slug");
        admin().delete(address).then().statusCode(428);
        admin().header("If-Match", "*").delete(address).then().statusCode(204);
        anybody().get(address).then().statusCode(404);
    }

    @Test
    void theListIsByName() {
        String word = unique("0");
        newsletter(word + " b");
        newsletter(word + " a");
        assertThat(anybody().get("/newsletters?limit=100").jsonPath().getList("data.name", String.class).stream()
                        .filter(name -> name.startsWith(word)))
                .containsExactly(word + " a", word + " b");
    }

    @Test
    void anEntryPointsAtTheOneThatItsReadersAreOffered() {
        String slug = newsletter(unique("Packet")).getString("slug");
        String article =
                "/articles/" + article(unique("Story"), "newsletter", slug).getString("id");
        anybody().get(article).then().body("newsletter.slug", is(slug));
        admin().header("If-Match", "*").delete("/newsletters/" + slug).then().statusCode(409);
        admin().header("If-Match", "*")
                .body("{\"newsletter\": null}")
                .patch(article)
                .then()
                .statusCode(200)
                .body("newsletter", nullValue());
        admin().header("If-Match", "*").delete("/newsletters/" + slug).then().statusCode(204);
        admin().body(Map.of("title", "x", "newsletter", slug))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/newsletter"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name||/name",
                "name|two\\nlines|/name",
                "name|two\u0085lines|/name",
                "language|english|/language",
                "replyTo|desk|/replyTo",
                "replyTo|jörg@example.org|/replyTo",
                "replyTo|Desk <desk@example.org>|/replyTo",
                "confirmUrl|https://example.org/confirm|/confirmUrl",
                "confirmUrl|javascript:alert('{token}')|/confirmUrl",
                "afterSignupUrl|//example.org|/afterSignupUrl",
                "slug|Not a slug|/slug"
            })
    void whatDoesNotFitIsNamed(String member, String value, String pointer) {
        Map<String, Object> body = new HashMap<>(Map.of("name", unique("Packet")));
        body.put(member, value == null ? null : value.replace("\\n", "\n"));
        admin().body(body).post("/newsletters").then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Nested
    class AsAnybody {

        @Test
        void neitherTheCountNorTheSettingsAreShown() {
            String address = "/newsletters/"
                    + newsletter(unique("Packet"), "replyTo", "desk@example.org")
                            .getString("slug");
            anybody().get(address).then().body("count", nullValue()).body("settings", nullValue());
            with(key("content:read")).get(address).then().body("count", nullValue());
            with(key("newsletter:read"))
                    .get(address)
                    .then()
                    .body("count", is(0))
                    .body("settings.replyTo", is("desk@example.org"));
        }
    }

    @Nested
    class AsEditor {

        @ParameterizedTest
        @ValueSource(strings = {"content:write", "newsletter:read"})
        void newslettersAreNotChanged(String scope) {
            with(key(scope))
                    .body(Map.of("name", "x"))
                    .post("/newsletters")
                    .then()
                    .statusCode(403);
            with(key("newsletter:write"))
                    .body(Map.of("name", unique("Packet")))
                    .post("/newsletters")
                    .then()
                    .statusCode(201)
                    .header("Location", not(nullValue()));
        }
    }
}
