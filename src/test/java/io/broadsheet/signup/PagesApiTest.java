package io.broadsheet.signup;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages behind the links of mails. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class PagesApiTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    Mailbox mailbox;

    @Inject
    TestClock clock;

    private String email;
    private String name;
    private String slug;
    private String confirmation;

    @BeforeEach
    void signUp() {
        email = unique("ada") + "@example.org";
        name = unique("Packet");
        slug = newsletter(name, "description", "At six.").getString("slug");
        confirmation = mailbox.signUp(email, slug);
    }

    @Nested
    class ToConfirm {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD"})
        void lookingChangesNothing(String method) {
            int version = mailbox.version(email, slug);
            List<String> history = mailbox.history(email, slug);

            Wire.Answer answer = Wire.send(method, "/newsletter/confirm?token=" + confirmation, new byte[0]);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(mailbox.version(email, slug)).isEqualTo(version);
            assertThat(mailbox.history(email, slug)).isEqualTo(history);
        }

        @Test
        void thePageHasOneButtonThatPostsTheTokenInTheBody() {
            Document page = page(get("confirm", confirmation));

            assertThat(page.select("h1").text()).isEqualTo(name);
            assertThat(page.select("header").text()).isEqualTo(siteTitle());
            assertThat(page.select("main").text()).contains("At six.", "I want to get " + name + " by mail.");
            assertThat(page.select("button")).hasSize(1);
            assertThat(page.select("form[method=post]").attr("action")).isEqualTo("confirm");
            assertThat(page.select("form input[name=token]").attr("value")).isEqualTo(confirmation);
        }

        @Test
        void whatTheReceiptKeepsIsWhatThePageSaid() {
            String shown = page(get("confirm", confirmation)).select("main").text();

            Document done = page(post("confirm", Map.of("token", confirmation)));

            assertThat(done.select("h1").text()).isEqualTo("Confirmed");
            assertThat(done.select("form")).isEmpty();
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.CONFIRMED);
            List<String> history = mailbox.history(email, slug);
            assertThat(history).hasSize(2).last().asString().startsWith("confirmed: ");
            assertThat(shown).contains(history.get(1).substring("confirmed: ".length()));
        }

        @Test
        void onceMoreChangesNothing() {
            post("confirm", Map.of("token", confirmation)).then().statusCode(200);
            int version = mailbox.version(email, slug);

            assertThat(page(post("confirm", Map.of("token", confirmation)))
                            .select("h1")
                            .text())
                    .isEqualTo("Confirmed");
            assertThat(page(get("confirm", confirmation)).select("form")).isEmpty();
            assertThat(mailbox.version(email, slug)).isEqualTo(version);
            assertThat(mailbox.history(email, slug)).hasSize(2);
        }

        @Test
        void theLinkOfAMailBeforeTheLastDoesNot() {
            clock.advance(Duration.ofDays(2));
            given().contentType(FORM)
                    .formParam("email", email)
                    .post("/api/v1/newsletters/" + slug + "/signups")
                    .then()
                    .statusCode(202);
            await().until(() -> !mailbox.confirmation(email, slug).equals(confirmation));

            get("confirm", confirmation).then().statusCode(400);
            post("confirm", Map.of("token", confirmation)).then().statusCode(400);
            post("confirm", Map.of("token", mailbox.confirmation(email, slug)))
                    .then()
                    .statusCode(200);
        }

        @Test
        void afterAWeekThePageSaysToSignUpAgain() {
            clock.advance(Duration.ofDays(7).minusMinutes(1));
            get("confirm", confirmation).then().statusCode(200);
            clock.advance(Duration.ofMinutes(2));

            for (Response answer :
                    List.of(get("confirm", confirmation), post("confirm", Map.of("token", confirmation)))) {
                answer.then().statusCode(400).contentType("text/html; charset=utf-8");
                Document page = Jsoup.parse(answer.asString());
                assertThat(page.select("h1").text()).isEqualTo("This link does not work");
                assertThat(page.select("main").text()).contains("sign up again");
                assertThat(page.select("form")).isEmpty();
            }
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.PENDING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?token=", "?token=x", "?token=%C3%BC%20", "?token&token", "?utm_source=mail"})
        void aBrokenLinkIsExplained(String query) {
            given().urlEncodingEnabled(false)
                    .accept(BROWSER)
                    .get("/newsletter/confirm" + query)
                    .then()
                    .statusCode(400)
                    .contentType("text/html; charset=utf-8")
                    .body(containsString("This link does not work"));
        }

        @Test
        void aTokenForSomethingElseDoesNotConfirm() {
            String other = mailbox.unsubscription(email, slug);
            get("confirm", other).then().statusCode(400);
            post("confirm", Map.of("token", other)).then().statusCode(400);
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.PENDING);
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
            given().contentType(FORM)
                    .formParam("token", confirmation)
                    .post("/newsletter/confirm?utm_campaign=x")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class ToLeave {

        private String token;

        @BeforeEach
        void confirm() {
            post("confirm", Map.of("token", confirmation)).then().statusCode(200);
            token = mailbox.unsubscription(email, slug);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD"})
        void lookingChangesNothing(String method) {
            int version = mailbox.version(email, slug);
            assertThat(Wire.send(method, "/newsletter/unsubscribe?token=" + token, new byte[0])
                            .status())
                    .isEqualTo(200);
            assertThat(mailbox.version(email, slug)).isEqualTo(version);
            assertThat(mailbox.history(email, slug)).hasSize(2);
        }

        @Test
        void oneButtonDoesIt() {
            Document page = page(get("unsubscribe", token));
            assertThat(page.select("button")).hasSize(1);
            assertThat(page.select("form").attr("action")).isEqualTo("unsubscribe");

            String shown = page.select("form input[name=token]").attr("value");
            Document done = page(post("unsubscribe", Map.of("token", shown)));

            assertThat(done.select("h1").text()).isEqualTo("You have left");
            assertThat(done.select("form, button, main a")).isEmpty();
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.UNSUBSCRIBED);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "application/x-www-form-urlencoded|List-Unsubscribe=One-Click",
                    "multipart/form-data; boundary=mail|--mail\\r\\nContent-Disposition: form-data;"
                            + " name=\"List-Unsubscribe\"\\r\\n\\r\\nOne-Click\\r\\n--mail--\\r\\n"
                })
        void oneClickOfAMailProgramDoesIt(String type, String body) {
            for (int time = 0; time < 2; time++) {
                Wire.Answer answer = Wire.send(
                        "POST",
                        "/newsletter/unsubscribe?token=" + token,
                        body.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                        "Content-Type: " + type,
                        "Accept: application/json");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Set-Cookie")).isEmpty();
                assertThat(answer.header("Location")).isEmpty();
                assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.UNSUBSCRIBED);
            }
            assertThat(mailbox.history(email, slug)).hasSize(3);
        }

        @Test
        void aPostWithoutABodyDoesItToo() {
            assertThat(Wire.send("POST", "/newsletter/unsubscribe?token=" + token, new byte[0])
                            .status())
                    .isEqualTo(200);
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.UNSUBSCRIBED);
        }

        @Test
        void theLinkOfAnOldIssueStillWorks() {
            clock.advance(Duration.ofDays(729));
            get("unsubscribe", token).then().statusCode(200);
            clock.advance(Duration.ofDays(1));
            get("unsubscribe", token).then().statusCode(400).body(containsString("last issue"));
        }

        @Test
        void aTokenForSomethingElseDoesNot() {
            post("unsubscribe", Map.of("token", mailbox.preferences(email, slug)))
                    .then()
                    .statusCode(400);
            assertThat(mailbox.status(email, slug)).isEqualTo(SubscriptionStatus.CONFIRMED);
        }
    }

    @Nested
    class Whatever {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /newsletter/confirm?token=",
                    "POST /newsletter/confirm?token=",
                    "GET /newsletter/confirm"
                })
        void nothingIsLoadedStoredOrHandedOn(String request) {
            String[] parts = request.split(" ");
            String target = parts[1].endsWith("=") ? parts[1] + confirmation : parts[1];
            Wire.Answer answer = Wire.send(parts[0], target, new byte[0]);

            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self';"
                            + " frame-ancestors 'none'; base-uri 'none'");
            assertThat(answer.header("Cache-Control")).hasValue("private, no-store");
            assertThat(answer.header("X-Robots-Tag")).hasValue("noindex");
            assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
            Problems.checkHeaders(answer);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select("script, img, link, iframe, [src], [style]")).isEmpty();
        }

        @Test
        void namesAreShownAsTheyAre() {
            String odd = unique("<b>&\"' {token}");
            String of =
                    newsletter(odd, "description", "<script>alert(1)</script>").getString("slug");
            String token = mailbox.signUp(email, of);

            Document page = page(get("confirm", token));
            assertThat(page.select("h1").text()).isEqualTo(odd);
            assertThat(page.title()).startsWith(odd);
            assertThat(page.select("main").text()).contains("get " + odd + " by mail", "<script>");
            assertThat(page.select("main b, main script")).isEmpty();
            assertThat(page(post("confirm", Map.of("token", token)))
                            .select("main")
                            .text())
                    .contains("you get " + odd);
            assertThat(mailbox.history(email, of)).last().asString().contains("get " + odd + " by mail");
        }

        @Test
        void theLanguageIsThatOfTheNewsletter() {
            String german = newsletter(unique("Blatt"), "language", "de-AT").getString("slug");
            String token = mailbox.signUp(email, german);

            Document page = page(get("confirm", token));
            assertThat(page.select("html").attr("lang")).isEqualTo("de");
            assertThat(page.select("button").text()).isEqualTo("Bestätigen");
            assertThat(page(post("confirm", Map.of("token", token)))
                            .select("h1")
                            .text())
                    .isEqualTo("Bestätigt");
            assertThat(page(get("confirm", confirmation)).select("html").attr("lang"))
                    .isEqualTo("en");
        }

        @Test
        void aLinkThatNobodyCanReadIsExplainedInTheLanguageOfTheSite() {
            OwnSite.change(Map.of("language", "de"));
            Document page = Jsoup.parse(get("unsubscribe", "x").asString());
            assertThat(page.select("html").attr("lang")).isEqualTo("de");
            assertThat(page.select("h1").text()).isEqualTo("Dieser Link funktioniert nicht");
        }

        @Test
        void whatIsNoFormIsRefusedAsEverywhere() {
            byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
            Problems.check(
                    Wire.send("POST", "/newsletter/confirm", json, "Content-Type: application/json"),
                    415,
                    "unsupported-media-type");
            Problems.check(Wire.send("PUT", "/newsletter/confirm", json), 405, "method-not-allowed");
            Problems.check(Wire.get("/newsletter/elsewhere"), 404, "not-found");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded; charset=nonsense"
                })
        void aBrokenBodyIsNoFailure(String type) {
            byte[] body =
                    "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%".getBytes(StandardCharsets.UTF_8);
            assertThat(Wire.send("POST", "/newsletter/confirm", body, "Content-Type: " + type)
                            .status())
                    .isBetween(400, 499);
        }
    }

    private static Response get(String page, String token) {
        return given().accept(BROWSER).get("/newsletter/" + page + "?token=" + token);
    }

    private static Response post(String page, Map<String, String> fields) {
        return given().accept(BROWSER).contentType(FORM).formParams(fields).post("/newsletter/" + page);
    }

    private static Document page(Response answer) {
        return Jsoup.parse(answer.then().statusCode(is(200)).extract().asString());
    }

    private static String siteTitle() {
        return given().get("/api/v1/site").path("title");
    }
}
