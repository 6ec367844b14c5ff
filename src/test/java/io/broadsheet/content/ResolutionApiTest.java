package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@ExtendWith({OwnSite.class, QuietLog.class})
class ResolutionApiTest {

    @Inject
    TestClock clock;

    @Test
    void anAddressLeadsToWhatTheEntrySaysItIsAt() {
        for (JsonPath entry : new JsonPath[] {article(unique("Story")), post(unique("Update"))}) {
            String url = entry.getString("url");
            resolved(url.replaceFirst("https?://[^/]+", ""))
                    .statusCode(200)
                    .body(
                            "",
                            is(Map.of(
                                    "status",
                                    200,
                                    "location",
                                    url,
                                    "type",
                                    entry.getString("type"),
                                    "id",
                                    entry.getString("id"))));
            resolved(url).statusCode(200).body("status", is(200));
        }
    }

    @Test
    void aFormerSlugLeadsToThePresentOne() {
        JsonPath entry = article(unique("Old"));
        String slug = unique("new");
        rename(entry, slug);
        resolved("/articles/" + entry.getString("slug"))
                .statusCode(200)
                .body("status", is(301))
                .body("id", is(entry.getString("id")))
                .body("location", is("https://example.org/articles/" + slug));
        // Whoever takes the slug over is what it leads to.
        String successor = article("Successor", "slug", entry.getString("slug")).getString("id");
        resolved("/articles/" + entry.getString("slug")).body("status", is(200)).body("id", is(successor));
    }

    @Test
    void whatWasPublicIsGoneAndWhatNeverWasIsNotThere() {
        String archived = article(unique("Archived")).getString("slug");
        admin().header("If-Match", "*")
                .put("/articles/" + archived + "/archival")
                .then()
                .statusCode(200);
        String trashed = article(unique("Trashed")).getString("slug");
        admin().header("If-Match", "*").delete("/articles/" + trashed).then().statusCode(204);
        String expired = article(unique("Expired")).getString("slug");
        admin().header("If-Match", "*")
                .body(Map.of("unpublishAt", clock.instant().plusSeconds(60).toString()))
                .put("/articles/" + expired + "/publication")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofSeconds(61));
        for (String slug : new String[] {archived, trashed, expired}) {
            resolved("/articles/" + slug).statusCode(200).body("", is(Map.of("status", 410)));
        }
        String draft = draft(unique("Draft")).getString("slug");
        resolved("/articles/" + draft).statusCode(404);
        String binned = draft(unique("Binned")).getString("slug");
        admin().header("If-Match", "*").delete("/articles/" + binned).then().statusCode(204);
        resolved("/articles/" + binned).statusCode(404);
        resolved("/articles/" + unique("never")).statusCode(404);
        resolved("/about").statusCode(404);
        with(key("content:read"))
                .get("/resolve?path=/articles/" + draft)
                .then()
                .statusCode(200)
                .body("status", is(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s/", "%s?utm_source=x&a=%%20", "%s#top", "%s/?a#b", "//example.org%s", "http://EXAMPLE.org%s"})
    void whatStandsAroundThePathMakesNoDifference(String form) {
        String slug = article(unique("Around")).getString("slug");
        resolved(form.formatted("/articles/" + slug)).statusCode(200).body("status", is(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"été", "%C3%A9t%C3%A9", "%c3%a9t%c3%a9"})
    void slugsOfOtherScriptsAreFoundEncodedAndNot(String word) {
        String unique = unique("-");
        String url = article("Été", "slug", "été" + unique).getString("url");
        assertThat(url).endsWith("%C3%A9t%C3%A9" + unique);
        resolved("/articles/" + word + unique)
                .statusCode(200)
                .body("status", is(200))
                .body("location", is(url));
    }

    @Test
    void theTemplatesOfTheSiteSayWhatAnAddressIs() {
        OwnSite.change(Map.of(
                "articleUrl", "https://www.example.org/{id}/{slug}/?from=api",
                "postUrl", "https://live.example.org/%C3%A9/{slug}"));
        JsonPath story = article(unique("Story"));
        JsonPath update = post(unique("Update"));
        String id = story.getString("id");
        resolved("/" + id + "/" + story.getString("slug")).body("status", is(200));
        resolved("/" + id + "/anything")
                .body("status", is(301))
                .body("location", is("https://www.example.org/" + id + "/" + story.getString("slug") + "/?from=api"));
        resolved("https://live.example.org/%C3%A9/" + update.getString("slug"))
                .body("status", is(200))
                .body("type", is("post"));
        resolved("https://www.example.org/%C3%A9/" + update.getString("slug")).statusCode(404);
        resolved("/articles/" + story.getString("slug")).statusCode(404);
    }

    @Test
    void whereKindsShareATemplateWhatIsThereComesFirst() {
        OwnSite.change(Map.of("articleUrl", "https://example.org/{slug}", "postUrl", "https://example.org/{slug}"));
        String slug = unique("shared");
        JsonPath moved = article("Moved", "slug", slug);
        rename(moved, unique("elsewhere"));
        resolved("/" + slug).body("status", is(301)).body("type", is("article"));
        post("Here", "slug", slug);
        resolved("/" + slug).body("status", is(200)).body("type", is("post"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?path=",
                "?path=articles/x",
                "?path=https:/articles/x",
                "?path=mailto:a@example.org",
                "?path=https://other.example/articles/x",
                "?path=//other.example/articles/x",
                "?path=/articles/a%20b",
                "?path=/articles/%25zz",
                "?path=/a&path=/b",
                "?paht=/articles/x"
            })
    void whatIsNoAddressOfTheSiteIsRefused(String query) {
        JsonPath problem = Problems.check(Wire.get("/api/v1/resolve" + query), 400, "invalid-request");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo(query.contains("paht") ? "paht" : "path");
    }

    @Test
    void aPathIsOfReasonableLength() {
        String longest = "/" + "x".repeat(1999);
        Problems.check(Wire.get("/api/v1/resolve?path=" + longest), 404, "not-found");
        JsonPath problem = Problems.check(Wire.get("/api/v1/resolve?path=" + longest + "x"), 400, "invalid-request");
        assertThat(problem.getString("detail")).contains("2000 characters", "example.org");
    }

    /** What PostgreSQL could not store is not looked for there. */
    @ParameterizedTest
    @ValueSource(strings = {"/articles/a%00b", "/articles/%ff", "/articles/a/b", "/articles/", "/", "/articles/{slug}"})
    void anyPathIsAQuestionThatHasAnAnswer(String path) {
        resolved(path).statusCode(404);
    }

    private static void rename(JsonPath entry, String slug) {
        admin().header("If-Match", "*")
                .body(Map.of("slug", slug))
                .patch("/" + entry.getString("type") + "s/" + entry.getString("id"))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse resolved(String address) {
        return anybody()
                .get("/resolve?path=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .then();
    }
}
