package io.broadsheet.signup;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.support.Axe;
import io.broadsheet.support.BrowserTab;
import io.broadsheet.support.BrowserTab.Key;
import io.broadsheet.support.Chromium;
import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser makes of the pages: {@code mvn test -Pbrowser -Dtest=PagesBrowserTest}. */
@Tag("browser")
@QuarkusTest
@ExtendWith(OwnSite.class)
class PagesBrowserTest {

    /** CSS pixels: WCAG 2.2 asks for 24 (2.5.8), and for 44 at its highest level (2.5.5). */
    private static final int TARGET = 44;

    private static Chromium chromium;
    private static BrowserTab tab;
    private static Visitor visitor;

    @Inject
    Readers readers;

    private String email;
    private JsonPath packet;
    private String confirmation;

    @BeforeAll
    static void openBrowser(@TempDir Path profile) throws IOException {
        chromium = Chromium.start(profile, "about:blank");
        tab = BrowserTab.of(chromium);
        visitor = new Visitor(tab);
    }

    @AfterAll
    static void closeBrowser() throws InterruptedException {
        tab.close();
        chromium.close();
    }

    @BeforeEach
    void signUp() {
        email = Readers.address();
        packet = newsletter(unique("Donaudampfschifffahrtsgesellschaftskapitaensnachrichten"), "language", "de");
        confirmation = readers.asked(email, packet);
        tab.disableScripts(false);
    }

    @ParameterizedTest
    @CsvSource({"360,740,light", "360,740,dark", "1280,800,light", "1280,800,dark"})
    void everyPageCanBeReadAndUsed(int width, int height, String scheme) throws IOException {
        tab.resize(width, height);
        tab.prefer(scheme);

        check("confirm", confirmation, "");
        check("unsubscribe", readers.unsubscription(email, packet), "Abmelden");
        check("unsubscribe", "x", "This link does not work");
        check("preferences", readers.preferences(readers.id(email)), "Ihre Newsletter");
        visitor.tabTo("form[action='preferences/erasure'] button");
        tab.press(Key.ENTER);
        visitor.awaitText("h1", "Alles löschen?");
        check("Alles löschen?");
    }

    @Test
    void withTheKeyboardAndWithoutScriptsOneDecidesAndIsForgotten() {
        String preferences = readers.preferences(readers.id(email));
        tab.disableScripts(true);

        tab.open(address("preferences", preferences));
        visitor.tabTo("input[value=" + packet.getString("slug") + "]");
        tab.press(Key.SPACE);
        visitor.tabTo("#paused-until");
        visitor.tabTo("form[action=preferences] button");
        tab.press(Key.ENTER);
        await().until(() -> Readers.status(readers.id(email), packet).equals("confirmed"));
        visitor.awaitText("h1", "Ihre Newsletter");
        assertThat(tab.evaluate("document.querySelector('[role=status]').textContent")
                        .asText())
                .isEqualTo("Gespeichert.");

        visitor.tabTo("form[action='preferences/erasure'] button");
        tab.press(Key.SPACE);
        visitor.awaitText("h1", "Alles löschen?");
        visitor.tabTo("main a");
        tab.press(Key.ENTER);
        visitor.awaitText("h1", "Ihre Newsletter");
        visitor.tabTo("form[action='preferences/erasure'] button");
        tab.press(Key.ENTER);
        visitor.awaitText("h1", "Alles löschen?");
        visitor.tabTo("main button");
        tab.press(Key.ENTER);
        visitor.awaitText("h1", "Gelöscht");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void withTheKeyboardAndWithoutScriptsOneConfirmsAndLeaves() {
        tab.disableScripts(true);

        tab.open(address("confirm", confirmation));
        visitor.tabTo("button");
        tab.press(Key.ENTER);
        visitor.awaitText("h1", "Bestätigt");
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("confirmed");

        tab.open(address("unsubscribe", readers.unsubscription(email, packet)));
        visitor.tabTo("button");
        tab.press(Key.SPACE);
        visitor.awaitText("h1", "Sie sind abgemeldet");
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("unsubscribed");
        assertThat(tab.complaints()).isEmpty();
    }

    /** Otherwise the tests above would say nothing. */
    @Test
    void whatIsWrongWithAPageIsFound() throws IOException {
        tab.open(address("confirm", confirmation));
        tab.evaluate("document.querySelector('button').style.color = '#1a4f8b'");
        tab.evaluate("document.querySelector('button').style.minHeight = '20px'");
        tab.evaluate("document.querySelector('main').style.width = '4000px'");
        tab.evaluate("document.documentElement.lang = ''");

        assertThat(Axe.findings(tab).toString()).contains("color-contrast", "html-has-lang");
        JsonNode page = tab.evaluate(script("/signup/page.js"));
        assertThat(page.get("width").asInt()).isPositive();
    }

    private void check(String name, String token, String heading) throws IOException {
        tab.open(address(name, token));
        check(heading);
    }

    /** The page that is open. */
    private void check(String heading) throws IOException {
        JsonNode page = tab.evaluate(script("/signup/page.js"));
        assertThat(page.get("heading").asText()).contains(heading);
        assertThat(page.get("width").asInt()).as("scrolls sideways").isNotPositive();
        assertThat(page.get("targets")).isNotEmpty().allSatisfy(target -> {
            assertThat(target.at("/box/height").asDouble())
                    .as(target.toString())
                    .isGreaterThanOrEqualTo(TARGET);
            assertThat(target.at("/box/width").asDouble()).as(target.toString()).isGreaterThanOrEqualTo(TARGET);
        });
        assertThat(focused(page.get("focusable").asInt()))
                .hasSize(page.get("focusable").asInt());
        assertThat(tab.complaints()).allMatch(each -> each.contains("status of 400"));
        assertThat(tab.requests())
                .as("of data is the picture that the browser itself has in its field for a date")
                .isNotEmpty()
                .allMatch(url -> url.startsWith(base()) || url.startsWith("data:"));
        assertThat(Axe.findings(tab)).isEmpty();
    }

    /** What the key Tab comes to, one after the other; each shows that it is there. A date has several parts. */
    private static Set<String> focused(int all) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all + 5 && seen.size() < all; i++) {
            tab.press(Key.TAB);
            JsonNode element = tab.evaluate("(({outlineStyle, outlineWidth}, element) => ({outlineStyle,"
                    + " outlineWidth: parseFloat(outlineWidth), html: element.outerHTML}))"
                    + "(getComputedStyle(document.activeElement), document.activeElement)");
            assertThat(element.get("outlineStyle").asText())
                    .as(element.toString())
                    .isEqualTo("solid");
            assertThat(element.get("outlineWidth").asDouble()).isGreaterThanOrEqualTo(2);
            seen.add(element.get("html").asText());
        }
        return seen;
    }

    private static String address(String page, String token) {
        return base() + "/newsletter/" + page + "?token=" + token;
    }

    private static String base() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    private static String script(String name) throws IOException {
        try (InputStream file = PagesBrowserTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
