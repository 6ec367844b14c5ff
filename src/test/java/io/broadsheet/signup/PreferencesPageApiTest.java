package io.broadsheet.signup;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.restassured.RestAssured.given;
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

    private static final String PATH = "/newsletter/preferences";

    @Inject
    Mailbox mailbox;

    @Inject
    TestClock clock;

    private String email;
    private String slug;
    private String other;
    private String token;

    @BeforeEach
    void confirm() {
        OwnSite.change(Map.of("timeZone", "Pacific/Auckland"));
        email = unique("ada") + "@example.org";
        slug = newsletter(unique("Packet"), "description", "At <six>.").getString("slug");
        other = newsletter(unique("Other")).getString("slug");
        post("/newsletter/confirm", Map.of("token", List.of(mailbox.signUp(email, slug))));
        token = mailbox.preferences(email, slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void lookingChangesNothing(String method) {
        int version = mailbox.version(email, slug);
        assertThat(Wire.send(method, PATH + "?token=" + token + "&utm_source=x", new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(mailbox.version(email, slug)).isEqualTo(version);
        assertThat(mailbox.history(email, slug)).hasSize(2);
    }

    @Test
    void itShowsWhatOneGetsAndNotTheWholeAddress() {
        Document page = shown();

        assertThat(page.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(slug);
        assertThat(page.select("input[type=checkbox]").eachAttr("value")).contains(other);
        assertThat(page.select("label:has(input[value=" + slug + "])").text()).contains("by mail.", "At <six>.");
        assertThat(page.text()).contains("a…@example.org").doesNotContain(email);
        assertThat(page.select("input[name=pausedUntil]").attr("value")).isEmpty();
    }

    @Test
    void whatIsChosenIsAConsentInTheWordsOfThePage() {
        Map<String, List<String>> form = form(shown());
        String words = shown().select("label:has(input[value=" + other + "]) > span")
                .first()
                .ownText();
        form.put("newsletters", List.of(other));

        Document page = ok(post(PATH, form));

        assertThat(page.select("[role=status]").text()).isEqualTo("Saved.");
        assertThat(page.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(other);
        assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.UNSUBSCRIBED);
        assertThat(mailbox.status(email, other)).isEqualTo(SubscriptionStatus.CONFIRMED);
        assertThat(mailbox.history(email, other)).contains("confirmed: " + words);
    }

    @Test
    void aPauseIsUntilAMorningWhereThePublicationLivesAndCanBeEnded() {
        ZoneId zone = ZoneId.of("Pacific/Auckland");
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(10);
        Map<String, List<String>> form = form(shown());
        form.put("pausedUntil", List.of(day.toString()));

        Document paused = ok(post(PATH, form));

        assertThat(paused.select("input[name=pausedUntil]").attr("value")).isEqualTo(day.toString());
        assertThat(paused.text()).contains("Nothing is sent to you before");
        assertThat(held().getString("pausedUntil"))
                .isEqualTo(day.atStartOfDay(zone).toInstant().toString());
        assertThat(paused.select("input[type=checkbox][checked]").eachAttr("value"))
                .containsExactly(slug);

        int version = mailbox.history(email, slug).size();
        ok(post(PATH, form(paused)));
        assertThat(mailbox.history(email, slug)).as("saved as it was").hasSize(version);

        Map<String, List<String>> ended = form(shown());
        ended.put("resume", List.of("true"));
        assertThat(ok(post(PATH, ended)).select("button[name=resume]")).isEmpty();
        assertThat(held().getString("pausedUntil")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "-1", "never"})
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

        Response answer = post(PATH, form);

        answer.then().statusCode(400);
        Document page = Jsoup.parse(answer.asString());
        Element field = page.select("input[name=pausedUntil]").first();
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby").split(" "))
                .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
        assertThat(page.getElementById("pause-error").text()).contains("Nothing was saved");
        assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.CONFIRMED);
    }

    @Test
    void aPageThatHasBeenOvertakenIsShownAnew() {
        Map<String, List<String>> before = form(shown());
        Map<String, List<String>> form = form(shown());
        form.put("newsletters", List.of(slug, other));
        ok(post(PATH, form));

        Response answer = post(PATH, before);

        answer.then().statusCode(412).contentType("text/html; charset=utf-8");
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("[role=alert]").text()).contains("Nothing was saved");
        assertThat(page.select("input[type=checkbox][checked]")).hasSize(2);
        assertThat(mailbox.status(email, other)).isEqualTo(SubscriptionStatus.CONFIRMED);
    }

    @Test
    void everythingHeldCanBeDownloaded() {
        Response answer = post(PATH + "/export", Map.of("token", List.of(token)));
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
        Document question = ok(post(PATH + "/erasure", fields(button)));
        assertThat(question.select("h1").text()).isEqualTo("Erase everything?");
        assertThat(question.select("main a").attr("href")).isEqualTo("../preferences?token=" + token);
        shown();

        Document done =
                ok(post(PATH + "/erasure", fields(question.select("form").first())));

        assertThat(done.select("h1").text()).isEqualTo("Erased");
        assertThat(done.select("form, main a")).isEmpty();
        for (Response after : List.of(
                given().get(PATH + "?token=" + token),
                post(PATH + "/export", Map.of("token", List.of(token))),
                post(PATH + "/erasure", fields(question.select("form").first())))) {
            after.then().statusCode(400).contentType("text/html; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/export", "/erasure"})
    void aTokenForSomethingElseOpensNothing(String below) {
        String wrong = mailbox.unsubscription(email, slug);
        Map<String, List<String>> form = form(shown());
        form.put("token", List.of(wrong));
        form.put("sure", List.of("true"));
        form.put("newsletters", List.of());

        Response answer = post(PATH + below, form);

        answer.then().statusCode(400).contentType("text/html; charset=utf-8");
        assertThat(Jsoup.parse(answer.asString()).select("h1").text()).isEqualTo("This link does not work");
        post(PATH + below, Map.of()).then().statusCode(400);
        assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.CONFIRMED);
    }

    @Test
    void theLinkEndsAfterThirtyDays() {
        clock.advance(Duration.ofDays(31));
        given().get(PATH + "?token=" + token).then().statusCode(400);
    }

    @Test
    void theLanguageIsThatOfTheFirstNewsletter() {
        String german = newsletter(unique("Aushang"), "language", "de").getString("slug");
        String address = unique("emmy") + "@example.org";
        mailbox.signUp(address, german);
        token = mailbox.preferences(address, german);
        assertThat(shown().select("html").attr("lang")).isEqualTo("de");
        assertThat(shown().select("h1").text()).isEqualTo("Ihre Newsletter");
    }

    private Document shown() {
        return ok(given().get(PATH + "?token=" + token));
    }

    private JsonPath held() {
        return post(PATH + "/export", Map.of("token", List.of(token))).jsonPath();
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

    private static Response post(String path, Map<String, List<String>> fields) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParams(fields)
                .post(path);
    }

    private static Document ok(Response answer) {
        return Jsoup.parse(answer.then().statusCode(200).extract().asString());
    }
}
