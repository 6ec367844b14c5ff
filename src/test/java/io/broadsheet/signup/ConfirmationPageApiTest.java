package io.broadsheet.signup;

import static io.broadsheet.signup.Browsing.page;
import static io.broadsheet.signup.Browsing.submit;
import static io.broadsheet.signup.Browsing.visit;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind the link of the mail that asks to confirm. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class ConfirmationPageApiTest {

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    private String email;
    private String name;
    private JsonPath packet;
    private String confirmation;

    @BeforeEach
    void signUp() {
        email = Readers.address();
        name = unique("Packet");
        packet = newsletter(name, "description", "At six.");
        confirmation = readers.asked(email, packet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void lookingChangesNothing(String method) {
        String version = Readers.version(readers.id(email));
        List<String> history = Readers.receipts(readers.id(email));

        Wire.Answer answer = Wire.send(method, "/newsletter/confirm?token=" + confirmation, new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Readers.version(readers.id(email))).isEqualTo(version);
        assertThat(Readers.receipts(readers.id(email))).isEqualTo(history);
    }

    @Test
    void thePageHasOneButtonThatPostsTheTokenInTheBody() {
        Document page = page(visit("confirm", confirmation));

        assertThat(page.select("h1").text()).isEqualTo(name);
        assertThat(page.select("header").text())
                .isEqualTo(given().get("/api/v1/site").path("title"));
        assertThat(page.select("main").text()).contains("At six.", "I want to get " + name + " by mail.");
        assertThat(page.select("button")).hasSize(1);
        assertThat(page.select("form[method=post]").attr("action")).isEqualTo("confirm");
        assertThat(page.select("form input[name=token]").attr("value")).isEqualTo(confirmation);
    }

    @Test
    void whatTheReceiptKeepsIsWhatThePageSaid() {
        String shown = page(visit("confirm", confirmation)).select("main").text();

        Document done = page(submit("confirm", Map.of("token", confirmation)));

        assertThat(done.select("h1").text()).isEqualTo("Confirmed");
        assertThat(done.select("form")).isEmpty();
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("confirmed");
        List<String> history = Readers.receipts(readers.id(email));
        assertThat(history).hasSize(2).last().asString().startsWith("confirmed: ");
        assertThat(shown).contains(history.get(1).substring("confirmed: ".length()));
    }

    @Test
    void onceMoreChangesNothing() {
        submit("confirm", Map.of("token", confirmation)).then().statusCode(200);
        String version = Readers.version(readers.id(email));

        assertThat(page(submit("confirm", Map.of("token", confirmation)))
                        .select("h1")
                        .text())
                .isEqualTo("Confirmed");
        assertThat(page(visit("confirm", confirmation)).select("form")).isEmpty();
        assertThat(Readers.version(readers.id(email))).isEqualTo(version);
        assertThat(Readers.receipts(readers.id(email))).hasSize(2);
    }

    @Test
    void theLinkOfAMailBeforeTheLastDoesNot() {
        clock.advance(Duration.ofDays(2));
        given().contentType(Browsing.FORM)
                .formParam("email", email)
                .post("/api/v1/newsletters/" + packet.getString("slug") + "/signups")
                .then()
                .statusCode(202);
        await().until(() -> !readers.confirmation(email, packet).equals(confirmation));

        visit("confirm", confirmation).then().statusCode(400);
        submit("confirm", Map.of("token", confirmation)).then().statusCode(400);
        submit("confirm", Map.of("token", readers.confirmation(email, packet)))
                .then()
                .statusCode(200);
    }

    @Test
    void afterAWeekThePageSaysToSignUpAgain() {
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        visit("confirm", confirmation).then().statusCode(200);
        clock.advance(Duration.ofMinutes(2));

        for (Response answer :
                List.of(visit("confirm", confirmation), submit("confirm", Map.of("token", confirmation)))) {
            answer.then().statusCode(400).contentType("text/html; charset=utf-8");
            Document page = Jsoup.parse(answer.asString());
            assertThat(page.select("h1").text()).isEqualTo("This link does not work");
            assertThat(page.select("main").text()).contains("sign up again");
            assertThat(page.select("form")).isEmpty();
        }
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=x", "?token=%C3%BC%20", "?token&token", "?utm_source=mail"})
    void aBrokenLinkIsExplained(String query) {
        given().urlEncodingEnabled(false)
                .accept(Browsing.ACCEPT)
                .get("/newsletter/confirm" + query)
                .then()
                .statusCode(400)
                .contentType("text/html; charset=utf-8")
                .body(containsString("This link does not work"));
    }

    @Test
    void aTokenForSomethingElseDoesNotConfirm() {
        String other = readers.unsubscription(email, packet);
        visit("confirm", other).then().statusCode(400);
        submit("confirm", Map.of("token", other)).then().statusCode(400);
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("pending");
    }

    @Test
    void whoCannotReadAPageGetsTheProblem() {
        Problems.check(Wire.get("/newsletter/confirm?token=x", "Accept: application/json"), 400, "invalid-request");
    }

    @Test
    void whatTrackersAppendIsIgnored() {
        given().get("/newsletter/confirm?token=" + confirmation + "&utm_source=mail&utm_source=x&fbclid=")
                .then()
                .statusCode(200);
        given().contentType(Browsing.FORM)
                .formParam("token", confirmation)
                .post("/newsletter/confirm?utm_campaign=x")
                .then()
                .statusCode(200);
    }
}
