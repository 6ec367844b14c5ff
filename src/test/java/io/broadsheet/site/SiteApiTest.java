package io.broadsheet.site;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SiteApiTest {

    private final Map<String, Object> former = new HashMap<>();

    @BeforeEach
    void remember() {
        former.putAll(anybody().get("/site").jsonPath().getMap(""));
        former.remove("updatedAt");
    }

    /** There is one site for all tests. */
    @AfterEach
    void restore() {
        change(former).statusCode(200);
    }

    @Test
    void whatIsNotNamedStays() {
        change(Map.of("title", "The Packet", "timeZone", "Europe/Brussels")).statusCode(200);
        change(Map.of("language", "pt-BR")).statusCode(200);
        anybody()
                .get("/site")
                .then()
                .body("title", is("The Packet"))
                .body("timeZone", is("Europe/Brussels"))
                .body("language", is("pt-BR"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        String seen = admin().get("/site").header("ETag");
        admin().body(Map.of("title", "x")).patch("/site").then().statusCode(428);
        changeOf(seen, Map.of("title", "First")).statusCode(200);
        String present = admin().get("/site").header("ETag");
        changeOf(seen, Map.of("title", "Second")).statusCode(412).header("ETag", present);
        anybody().get("/site").then().body("title", is("First"));
    }

    @Test
    void entriesTakeItsLanguageUnlessTheyHaveOne() {
        change(Map.of("language", "nl")).statusCode(200);
        assertThat(article(unique("Taal")).getString("language")).isEqualTo("nl");
        assertThat(article(unique("Sprache"), "language", "de").getString("language"))
                .isEqualTo("de");
    }

    @Test
    void entriesPointWhereTheFrontendShowsThem() {
        JsonPath story = article(unique("Story"));
        JsonPath update = post(unique("Update"));
        change(Map.of("url", "https://example.org", "articleUrl", "https://example.org/a/{slug}?id={id}"))
                .statusCode(200);
        String id = story.getString("id");
        anybody()
                .get("/articles/" + id)
                .then()
                .body("url", is("https://example.org/a/" + story.getString("slug") + "?id=" + id));
        anybody()
                .get("/posts/" + update.getString("id"))
                .then()
                .body("url", is("https://example.org/posts/" + update.getString("slug")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": null}|/title",
                "{\"title\": \" \"}|/title",
                "{\"language\": \"english please\"}|/language",
                "{\"language\": \"xx\"}|/language",
                "{\"timeZone\": \"Mars/Olympus\"}|/timeZone",
                "{\"timeZone\": \"+01:00\"}|/timeZone",
                "{\"url\": \"javascript:alert(1)\"}|/url",
                "{\"url\": \"https://example.org/\"}|/url",
                "{\"articleUrl\": \"https://example.org/articles\"}|/articleUrl",
                "{\"postUrl\": \"//example.org/{slug}\"}|/postUrl",
                "{\"postUrl\": \"https://example.org/{slug}/{name}\"}|/postUrl",
                "{\"socialLinks\": [{\"name\": \"x\", \"url\": \"data:text/html,x\"}]}|/socialLinks/0/url",
                "{\"socialLinks\": [null]}|/socialLinks/0",
                "{\"id\": \"x\"}|/id"
            })
    void whatIsNoSiteIsRefusedWhole(String patch, String pointer) {
        String before = anybody().get("/site").asString();
        admin().header("If-Match", "*")
                .body(patch)
                .patch("/site")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
        assertThat(anybody().get("/site").asString()).isEqualTo(before);
    }

    @Nested
    class AsEditor {

        @ParameterizedTest
        @ValueSource(strings = {"content:read", "content:write", "content:publish"})
        void theSiteIsOnlyRead(String scope) {
            String key = key(scope);
            with(key).get("/site").then().statusCode(200);
            with(key)
                    .header("If-Match", "*")
                    .body(Map.of("title", "x"))
                    .patch("/site")
                    .then()
                    .statusCode(403);
        }
    }

    private static ValidatableResponse change(Map<String, Object> change) {
        return changeOf("*", change);
    }

    private static ValidatableResponse changeOf(String version, Map<String, Object> change) {
        return admin().header("If-Match", version).body(change).patch("/site").then();
    }
}
