package io.broadsheet.signup;

import static io.broadsheet.signup.Browsing.page;
import static io.broadsheet.signup.Browsing.submit;
import static io.broadsheet.signup.Browsing.visit;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages behind the links of mails. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class PagesApiTest {

    @Inject
    Readers readers;

    private String email;
    private String confirmation;

    @BeforeEach
    void signUp() {
        email = Readers.address();
        confirmation = readers.asked(email, newsletter(unique("Packet")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /newsletter/confirm?token=", "POST /newsletter/confirm?token=", "GET /newsletter/confirm"})
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
        JsonPath of = newsletter(odd, "description", "<script>alert(1)</script>");
        String token = readers.asked(email, of);

        Document page = page(visit("confirm", token));
        assertThat(page.select("h1").text()).isEqualTo(odd);
        assertThat(page.title()).startsWith(odd);
        assertThat(page.select("main").text()).contains("get " + odd + " by mail", "<script>");
        assertThat(page.select("main b, main script")).isEmpty();
        assertThat(page(submit("confirm", Map.of("token", token)))
                        .select("main")
                        .text())
                .contains("you get " + odd);
        assertThat(Readers.receipts(readers.id(email))).last().asString().contains("get " + odd + " by mail");
    }

    @Test
    void theLanguageIsThatOfTheNewsletter() {
        JsonPath german = newsletter(unique("Blatt"), "language", "de-AT");
        String token = readers.asked(email, german);

        Document page = page(visit("confirm", token));
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("button").text()).isEqualTo("Bestätigen");
        assertThat(page(submit("confirm", Map.of("token", token))).select("h1").text())
                .isEqualTo("Bestätigt");
        assertThat(page(visit("confirm", confirmation)).select("html").attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void aLinkThatNobodyCanReadIsExplainedInTheLanguageOfTheSite() {
        OwnSite.change(Map.of("language", "de"));
        Document page = Jsoup.parse(visit("unsubscribe", "x").asString());
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
        byte[] body = "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%".getBytes(StandardCharsets.UTF_8);
        assertThat(Wire.send("POST", "/newsletter/confirm", body, "Content-Type: " + type)
                        .status())
                .isBetween(400, 499);
    }
}
