package io.broadsheet.content;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith({OwnSite.class, QuietLog.class})
class PreviewApiTest {

    private static final String PRIVATE = "private, no-store";

    @Inject
    TestClock clock;

    @Test
    void aTokenShowsADraftInEveryForm() {
        JsonPath entry = draft(unique("Draft"), "body", markdown("It is *not* out."));
        String token = preview(entry).getString("token");
        for (String ref : new String[] {entry.getString("id"), entry.getString("slug")}) {
            String address = "/articles/" + ref;
            anybody().get(address).then().statusCode(404);
            anybody()
                    .get(address + "?preview=" + token + "&fields=status,body&body=text")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", PRIVATE)
                    .header("Referrer-Policy", "no-referrer")
                    .header("ETag", nullValue())
                    .body("status", is("draft"))
                    .body("body.text", is("It is not out."));
            shows(anybody().get(address + ".md?preview=" + token), "It is *not* out.");
            shows(anybody().get(address + ".txt?preview=" + token), "It is not out.");
            shows(anybody().get(address + ".html?preview=" + token), "<p>It is <em>not</em> out.</p>\n");
            shows(anybody().accept("text/markdown").get(address + "?preview=" + token), "It is *not* out.");
            anybody().head(address + "?preview=" + token).then().statusCode(200).header("Cache-Control", PRIVATE);
        }
    }

    @Test
    void aTokenIsGoodForAllStatesButTheTrash() {
        String id = draft(unique("Life")).getString("id");
        String address = "/articles/" + id + "?preview="
                + preview("articles", id, Map.of()).getString("token");
        String later = clock.instant().plusSeconds(3600).toString();
        change(id, "publication", Map.of("publishAt", later));
        anybody().get(address).then().statusCode(200).body("status", is("scheduled"));
        change(id, "publication", Map.of());
        anybody().get(address).then().statusCode(200).body("status", is("published"));
        change(id, "archival", Map.of());
        anybody().get("/articles/" + id).then().statusCode(410);
        anybody().get(address).then().statusCode(200).body("status", is("archived"));
        admin().header("If-Match", "*").delete("/articles/" + id).then().statusCode(204);
        anybody().get(address).then().statusCode(404).header("Cache-Control", PRIVATE);
        admin().post("/articles/" + id + "/previews").then().statusCode(404);
    }

    @Test
    void aTokenNamesTheEntryWhateverItsSlug() {
        JsonPath entry = draft(unique("Renamed"));
        String token = preview(entry).getString("token");
        String slug = unique("new");
        admin().header("If-Match", "*")
                .body(Map.of("slug", slug))
                .patch("/articles/" + entry.getString("id"))
                .then()
                .statusCode(200);
        for (String ref : new String[] {slug, entry.getString("slug")}) {
            anybody()
                    .redirects()
                    .follow(false)
                    .get("/articles/" + ref + "?preview=" + token)
                    .then()
                    .statusCode(200)
                    .body("slug", is(slug));
        }
        String successor = draft("Successor", "slug", entry.getString("slug")).getString("slug");
        anybody().get("/articles/" + successor + "?preview=" + token).then().statusCode(404);
    }

    @Test
    void aTokenThatIsNotOfTheEntryIsNeverIgnored() {
        JsonPath published = article(unique("Public"));
        String address = API + "/articles/" + published.getString("slug");
        String token = preview(published).getString("token");
        String[] wrong = {
            "x",
            "x".repeat(5000),
            token.substring(1),
            token + "A",
            (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1),
            token.substring(0, token.length() - 1) + (token.endsWith("A") ? 'B' : 'A'),
            preview(article(unique("Other"))).getString("token"),
            "%F0%9F%98%80"
        };
        String key = "Authorization: Bearer " + key("content:read");
        for (String each : wrong) {
            for (String form : new String[] {"", ".md", ".html", ".txt"}) {
                String target = address + form + "?preview=" + each;
                Wire.Answer answer = Wire.get(target);
                JsonPath problem = Problems.check(answer, 404, "not-found");
                assertThat(problem.getString("detail")).contains("preview");
                assertThat(answer.header("Cache-Control")).hasValue(PRIVATE);
                Problems.check(Wire.get(target, key), 404, "not-found");
            }
        }
        assertThat(Wire.get(address + "?preview=" + token, key).status()).isEqualTo(200);
    }

    @Test
    void aTokenIsOfOneKind() {
        JsonPath entry = draft(unique("Kind"));
        String token = preview(entry).getString("token");
        anybody()
                .get("/posts/" + entry.getString("id") + "?preview=" + token)
                .then()
                .statusCode(404);
    }

    @Test
    void aTokenEndsWhenItSays() {
        JsonPath entry = draft(unique("Short"));
        JsonPath preview = preview("articles", entry.getString("id"), Map.of("expiresIn", 60));
        String address = "/articles/" + entry.getString("id") + "?preview=" + preview.getString("token");
        Instant end = Instant.parse(preview.getString("expiresAt"));
        assertThat(Duration.between(clock.instant(), end)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        anybody().get(address).then().statusCode(200);
        clock.advance(Duration.ofSeconds(60));
        anybody().get(address).then().statusCode(404);
    }

    private static void shows(Response answer, String text) {
        answer.then().statusCode(200).header("Cache-Control", PRIVATE);
        assertThat(answer.asString()).isEqualTo(text);
    }

    private static void change(String id, String what, Map<String, String> how) {
        admin().header("If-Match", "*")
                .body(how)
                .put("/articles/" + id + "/" + what)
                .then()
                .statusCode(200);
    }

    private static JsonPath preview(JsonPath entry) {
        return preview(entry.getString("type") + "s", entry.getString("id"), Map.of());
    }

    private static JsonPath preview(String kind, String ref, Map<String, Object> given) {
        return admin().body(given)
                .post("/" + kind + "/" + ref + "/previews")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
