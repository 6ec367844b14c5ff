package io.broadsheet.signup;

import static io.broadsheet.signup.Browsing.page;
import static io.broadsheet.signup.Browsing.submit;
import static io.broadsheet.signup.Browsing.visit;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of preferences, used as a browser does: what is in a form is posted, changed as somebody would change it. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class PreferencesPageApiTest {

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    private String email;
    private JsonPath packet;
    private JsonPath other;
    private String token;

    @BeforeEach
    void confirm() {
        OwnSite.change(Map.of("timeZone", "Pacific/Auckland"));
        email = Readers.address();
        packet = newsletter(unique("Packet"), "description", "At <six>.");
        other = newsletter(unique("Other"));
        readers.confirmed(email, packet);
        token = readers.preferences(readers.id(email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void lookingChangesNothing(String method) {
        String version = Readers.version(readers.id(email));
        assertThat(Wire.send(method, "/newsletter/preferences?token=" + token + "&utm_source=x", new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(Readers.version(readers.id(email))).isEqualTo(version);
        assertThat(Readers.receipts(readers.id(email))).hasSize(2);
    }

    @Test
    void itShowsWhatOneGetsAndNotTheWholeAddress() {
        Document page = shown();

        assertThat(page.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(slug(packet));
        assertThat(page.select("input[type=checkbox]").eachAttr("value")).contains(slug(other));
        assertThat(page.select("label:has(input[value=" + slug(packet) + "])").text())
                .contains("by mail.", "At <six>.");
        assertThat(page.text()).contains("a…@example.org").doesNotContain(email);
        assertThat(page.select("input[name=pausedUntil]").attr("value")).isEmpty();
    }

    @Test
    void whatIsChosenIsAConsentInTheWordsOfThePage() {
        Map<String, List<String>> form = form(shown());
        String words = shown().select("label:has(input[value=" + slug(other) + "]) > span")
                .first()
                .ownText();
        form.put("newsletters", List.of(slug(other)));

        Document page = page(submit("preferences", form));

        assertThat(page.select("[role=status]").text()).isEqualTo("Saved.");
        assertThat(page.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(slug(other));
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("unsubscribed");
        assertThat(Readers.status(readers.id(email), other)).isEqualTo("confirmed");
        assertThat(Readers.receipts(readers.id(email))).contains("confirmed: " + words);
    }

    @Test
    void aPauseIsUntilAMorningWhereThePublicationLivesAndCanBeEnded() {
        ZoneId zone = ZoneId.of("Pacific/Auckland");
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(10);
        Map<String, List<String>> form = form(shown());
        form.put("pausedUntil", List.of(day.toString()));

        Document paused = page(submit("preferences", form));

        assertThat(paused.select("input[name=pausedUntil]").attr("value")).isEqualTo(day.toString());
        assertThat(paused.text()).contains("Nothing is sent to you before");
        assertThat(held().getString("pausedUntil"))
                .isEqualTo(day.atStartOfDay(zone).toInstant().toString());
        assertThat(paused.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(slug(packet));

        int receipts = Readers.receipts(readers.id(email)).size();
        page(submit("preferences", form(paused)));
        assertThat(Readers.receipts(readers.id(email))).as("saved as it was").hasSize(receipts);

        Map<String, List<String>> ended = form(shown());
        ended.put("resume", List.of("true"));
        assertThat(page(submit("preferences", ended)).select("button[name=resume]"))
                .isEmpty();
        assertThat(held().getString("pausedUntil")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "367", "-1", "never"})
    void aDayThatCannotBeIsSaidAtItsField(String days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Pacific/Auckland"));
        Map<String, List<String>> form = form(shown());
        form.put(
                "pausedUntil",
                List.of(
                        days.equals("never")
                                ? days
                                : today.plusDays(Long.parseLong(days)).toString()));
        form.put("newsletters", List.of());

        Response answer = submit("preferences", form);

        answer.then().statusCode(400);
        Document page = Jsoup.parse(answer.asString());
        Element field = page.select("input[name=pausedUntil]").first();
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby").split(" "))
                .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
        assertThat(page.getElementById("pause-error").text()).contains("Nothing was saved");
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("confirmed");
    }

    @Test
    void aPageThatHasBeenOvertakenIsShownAnew() {
        Map<String, List<String>> before = form(shown());
        Map<String, List<String>> form = form(shown());
        form.put("newsletters", List.of(slug(packet), slug(other)));
        page(submit("preferences", form));

        Response answer = submit("preferences", before);

        answer.then().statusCode(412).contentType("text/html; charset=utf-8");
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("[role=alert]").text()).contains("Nothing was saved");
        assertThat(page.select("input[type=checkbox][checked]")).hasSize(2);
        assertThat(Readers.status(readers.id(email), other)).isEqualTo("confirmed");
    }

    @Test
    void everythingHeldCanBeDownloaded() {
        Response answer = submit("preferences/export", Map.of("token", List.of(token)));
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", is("attachment; filename=\"newsletters.json\""))
                .header("Cache-Control", is("private, no-store"))
                .body("email", is(email))
                .body("subscriptions[0].status", is("confirmed"));
    }

    @Test
    void erasingIsAskedOnceMoreFirst() {
        Element button = shown().select("form[action=preferences/erasure]").first();
        Document question = page(submit("preferences/erasure", fields(button)));
        assertThat(question.select("h1").text()).isEqualTo("Erase everything?");
        assertThat(question.select("main a").attr("href")).isEqualTo("../preferences?token=" + token);
        shown();

        Document done = page(
                submit("preferences/erasure", fields(question.select("form").first())));

        assertThat(done.select("h1").text()).isEqualTo("Erased");
        assertThat(done.select("form, main a")).isEmpty();
        for (Response after : List.of(
                visit("preferences", token),
                submit("preferences/export", Map.of("token", List.of(token))),
                submit("preferences/erasure", fields(question.select("form").first())))) {
            after.then().statusCode(400).contentType("text/html; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export", "/erasure"})
    void aTokenForSomethingElseOpensNothing(String below) {
        String wrong = readers.unsubscription(email, packet);
        Map<String, List<String>> form = form(shown());
        form.put("token", List.of(wrong));
        form.put("sure", List.of("true"));
        form.put("newsletters", List.of());

        Response answer = submit("preferences" + below, form);

        answer.then().statusCode(400).contentType("text/html; charset=utf-8");
        assertThat(Jsoup.parse(answer.asString()).select("h1").text()).isEqualTo("This link does not work");
        submit("preferences" + below, Map.of()).then().statusCode(400);
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("confirmed");
    }

    @Test
    void theLinkEndsAfterThirtyDays() {
        clock.advance(Duration.ofDays(31));
        visit("preferences", token).then().statusCode(400);
    }

    @Test
    void theLanguageIsThatOfTheFirstNewsletter() {
        JsonPath german = newsletter(unique("Aushang"), "language", "de");
        String address = Readers.address();
        readers.signUp(address, german);
        token = readers.preferences(readers.id(address));
        assertThat(shown().select("html").attr("lang")).isEqualTo("de");
        assertThat(shown().select("h1").text()).isEqualTo("Ihre Newsletter");
    }

    private Document shown() {
        return page(visit("preferences", token));
    }

    private JsonPath held() {
        return submit("preferences/export", Map.of("token", List.of(token))).jsonPath();
    }

    /** What a browser would post whose reader changes nothing. */
    private static Map<String, List<String>> form(Document page) {
        return fields(page.select("form[action=preferences]").first());
    }

    private static Map<String, List<String>> fields(Element form) {
        Map<String, List<String>> fields = new HashMap<>();
        form.select("input").stream()
                .filter(input -> !input.attr("type").equals("checkbox") || input.hasAttr("checked"))
                .forEach(input -> fields.computeIfAbsent(input.attr("name"), name -> new ArrayList<>())
                        .add(input.attr("value")));
        return fields;
    }

    private static String slug(JsonPath newsletter) {
        return newsletter.getString("slug");
    }
}
