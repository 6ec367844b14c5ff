package io.broadsheet.content;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever may read drafts asks for; what it is good for is in the test beside this one. */
@QuarkusTest
@ExtendWith({OwnSite.class, QuietLog.class})
class PreviewMakingApiTest {

    private static final String PRIVATE = "private, no-store";

    @Inject
    TestClock clock;

    @ParameterizedTest
    @CsvSource({
        "https://example.org/articles/{slug}, ?preview=",
        "https://example.org/{id}?x=1, &preview=",
        "https://example.org/a/{slug}#top, ?preview="
    })
    void theUrlIsThatOfTheFrontendWithTheToken(String template, String joint) {
        OwnSite.change(Map.of("articleUrl", template));
        JsonPath entry = draft(unique("Url"));
        JsonPath preview = preview(entry);
        String[] parts = (entry.getString("url") + "#").split("#", -1);
        String fragment = template.contains("#") ? "#top" : "";
        assertThat(preview.getString("url")).isEqualTo(parts[0] + joint + preview.getString("token") + fragment);
    }

    @Test
    void aTokenLastsADayUnlessSaidOtherwise() {
        JsonPath entry = draft(unique("Day"));
        for (Object body : new Object[] {"", Map.of()}) {
            Instant end = Instant.parse(admin().body(body)
                    .post("/articles/" + entry.getString("id") + "/previews")
                    .then()
                    .statusCode(201)
                    .header("Cache-Control", PRIVATE)
                    .extract()
                    .path("expiresAt"));
            assertThat(Duration.between(clock.instant(), end))
                    .isBetween(Duration.ofSeconds(86_390), Duration.ofSeconds(86_400));
        }
    }

    /** Who could make one without being allowed to read drafts could read them with it. */
    @Test
    void onlyWhoMayReadDraftsMakesOne() {
        String address = "/articles/" + draft(unique("Closed")).getString("id") + "/previews";
        anybody().post(address).then().statusCode(401);
        with(key("content:write", "content:publish")).post(address).then().statusCode(403);
        with(key("content:read")).post(address).then().statusCode(201);
        with(key("content:read"))
                .post("/posts/" + unique("none") + "/previews")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expiresIn\": 59}",
                "{\"expiresIn\": 2592001}",
                "{\"expiresIn\": \"60\"}",
                "{\"expiresIn\": 60.5}"
            })
    void whatIsNoTimeToLastIsRefused(String body) {
        String id = draft(unique("Bounds")).getString("id");
        admin().body(body)
                .post("/articles/" + id + "/previews")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/expiresIn"));
    }

    @Test
    void aNumberBeyondAllBoundsIsAskedForWithFewerDigits() {
        String id = draft(unique("Beyond")).getString("id");
        admin().body("{\"expiresIn\": 1000000000000}")
                .post("/articles/" + id + "/previews")
                .then()
                .statusCode(400)
                .body("errors.detail", contains("This must be a whole number of fewer digits."));
    }

    @Test
    void aMisspeltMemberOrParameterIsNamed() {
        String id = draft(unique("Misspelt")).getString("id");
        JsonPath member = Problems.check(
                Wire.asAdmin(
                        "POST",
                        API + "/articles/" + id + "/previews",
                        "{\"expireIn\": 60}",
                        "Content-Type: application/json"),
                400,
                "invalid-request");
        assertThat(member.getString("detail")).contains("did you mean 'expiresIn'?");
        JsonPath parameter = Problems.check(Wire.get(API + "/articles/" + id + "?preveiw=x"), 400, "invalid-request");
        assertThat(parameter.getString("detail")).contains("did you mean 'preview'?");
        Problems.check(Wire.get(API + "/articles?preview=x"), 400, "invalid-request");
    }

    private static JsonPath preview(JsonPath entry) {
        return admin().post("/articles/" + entry.getString("id") + "/previews")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
