package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PreferencesApiTest {

    private static final String PREFERENCES = "/signups/preferences";

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    private String email;
    private JsonPath morning;
    private JsonPath evening;
    private UUID id;

    @BeforeEach
    void somebodyGetsOneOfTwo() {
        email = Readers.address();
        morning = newsletter(unique("Morning"));
        evening = newsletter(unique("Evening"), "language", "de");
        id = readers.confirmed(email, morning);
    }

    @Test
    void everythingHeldIsShownAndWhatElseThereIs() {
        JsonPath shown = readers.asThemselves(id).get(PREFERENCES).jsonPath();
        Map<String, Object> held = Readers.held(id).getMap("");
        assertThat(shown.getMap("subscriber"))
                .usingRecursiveComparison()
                // Their states go on meanwhile.
                .ignoringFields("mails")
                .isEqualTo(held);
        assertThat(choice(shown, morning)).containsEntry("status", "confirmed");
        assertThat(choice(shown, evening))
                .containsEntry("status", null)
                .containsEntry(
                        "consent",
                        "Ich möchte " + evening.getString("name")
                                + " per Mail bekommen. Ich kann mich jederzeit abmelden.");
    }

    @Test
    void whatIsChosenIsConfirmedWithTheWordsThatWereShownAndWhatIsNotIsLeft() {
        JsonPath shown = change(200, "*", List.of(evening)).extract().jsonPath();
        assertThat(choice(shown, morning)).containsEntry("status", "unsubscribed");
        assertThat(choice(shown, evening)).containsEntry("status", "confirmed");
        List<Map<String, Object>> receipts = shown.getList("subscriber.receipts");
        assertThat(receipts)
                .extracting(receipt -> receipt.get("action"))
                .containsExactly("requested", "confirmed", "unsubscribed", "confirmed", "preferences");
        assertThat(receipts.get(3))
                .containsEntry("text", choice(shown, evening).get("consent"))
                .containsEntry("source", "preferences")
                .containsEntry("network", "127.0.0.0/24");
        assertThat(Readers.status(id, evening)).isEqualTo("confirmed");
    }

    @Test
    void aRequestThatWaitsForConfirmationIsConfirmedAndItsMailConfirmsNothingMore() {
        readers.signUp(email, evening);
        String token = readers.confirmation(email, evening);
        change(200, "*", List.of(evening));
        change(200, "*", List.of());
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/signups/confirmation")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/token"));
        assertThat(Readers.status(id, evening)).isEqualTo("unsubscribed");
    }

    @Test
    void theSameOnceMoreChangesNothing() {
        change(200, "*", List.of(morning), "name", "Ada");
        String version = Readers.version(id);
        int receipts = Readers.held(id).getList("receipts").size();
        change(200, "*", List.of(morning, morning), "name", "Ada").header("ETag", version);
        assertThat(Readers.held(id).getList("receipts")).hasSize(receipts);
    }

    @Test
    void whatIsAbsentIsRemoved() {
        Instant until = clock.instant().plus(Duration.ofDays(20));
        change(200, "*", List.of(morning), "name", "Grace", "pausedUntil", until.toString())
                .body("subscriber.name", is("Grace"))
                .body("subscriber.pausedUntil", is(until.toString()));
        change(200, "*", List.of(morning))
                .body("subscriber.name", nullValue())
                .body("subscriber.pausedUntil", nullValue());
    }

    @Test
    void aPauseThatIsOverIsNone() {
        change(
                200,
                "*",
                List.of(morning),
                "pausedUntil",
                clock.instant().plusSeconds(60).toString());
        clock.advance(Duration.ofMinutes(2));
        readers.asThemselves(id).get(PREFERENCES).then().body("subscriber.pausedUntil", nullValue());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 367})
    void aPauseIsInTheFutureAndNotLongerThanAYear(long days) {
        String until = clock.instant().plus(Duration.ofDays(days)).toString();
        change(400, "*", List.of(), "pausedUntil", until).body("errors[0].pointer", is("/pausedUntil"));
        assertThat(Readers.status(id, morning)).isEqualTo("confirmed");
    }

    @Test
    void aSlugThatNoNewsletterHasIsNamedWithTheOneThatWasMeant() {
        String slug = morning.getString("slug");
        readers.asThemselves(id)
                .header("If-Match", "*")
                .body(Map.of("newsletters", List.of(slug, slug + "x", "none")))
                .put(PREFERENCES)
                .then()
                .statusCode(400)
                .body("errors.pointer", is(List.of("/newsletters/1", "/newsletters/2")))
                .body("errors[0].detail", containsString("did you mean '" + slug + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"newsletters\": null}",
                "{\"newsletters\": [null]}",
                "{\"newsletters\": [], \"name\": \"two\\nlines\"}",
                "{\"newsletters\": [], \"name\": \"\\u0000\"}",
                "{\"newsletters\": [], \"email\": \"other@example.org\"}"
            })
    void whatDoesNotFitChangesNothing(String body) {
        readers.asThemselves(id)
                .header("If-Match", "*")
                .body(body)
                .put(PREFERENCES)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1));
        assertThat(Readers.status(id, morning)).isEqualTo("confirmed");
    }

    @Test
    void listsAndNamesHaveBounds() {
        readers.asThemselves(id)
                .header("If-Match", "*")
                .body(Map.of("newsletters", Collections.nCopies(1001, "x"), "name", "x".repeat(201)))
                .put(PREFERENCES)
                .then()
                .statusCode(400)
                .body("errors.pointer", is(List.of("/name", "/newsletters")));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeenWhoeverMadeANewOne() {
        String seen = readers.asThemselves(id).get(PREFERENCES).header("ETag");
        assertThat(seen).isEqualTo(Readers.version(id));
        change(428, null, List.of());
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", readers.unsubscription(email, morning)))
                .post("/signups/unsubscription")
                .then()
                .statusCode(200);
        change(412, seen, List.of(morning)).header("ETag", Readers.version(id));
        readers.asThemselves(id)
                .header("If-Match", seen)
                .delete(PREFERENCES)
                .then()
                .statusCode(412);
        readers.asThemselves(id).delete(PREFERENCES).then().statusCode(428);
        change(200, Readers.version(id), List.of());
    }

    @Test
    void whoeverIsErasedIsGoneAndSoAreTheirTokens() {
        String access = readers.access(id);
        String token = readers.preferences(id);
        with(access).header("If-Match", "*").delete(PREFERENCES).then().statusCode(204);
        with(access).get(PREFERENCES).then().statusCode(401).body("type", endsWith("/unauthorized"));
        with(access).header("If-Match", "*").delete(PREFERENCES).then().statusCode(401);
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post(PREFERENCES)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/token"));
        admin().get("/subscribers/" + id).then().statusCode(404);
    }

    private ValidatableResponse change(int status, String version, List<JsonPath> chosen, String... members) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "newsletters",
                chosen.stream().map(each -> each.getString("slug")).toList());
        for (int i = 0; i < members.length; i += 2) {
            body.put(members[i], members[i + 1]);
        }
        var request = readers.asThemselves(id).body(body);
        return (version == null ? request : request.header("If-Match", version))
                .put(PREFERENCES)
                .then()
                .statusCode(status);
    }

    private static Map<String, Object> choice(JsonPath shown, JsonPath newsletter) {
        return shown.param("slug", newsletter.getString("slug")).getMap("newsletters.find { it.slug == slug }");
    }
}
