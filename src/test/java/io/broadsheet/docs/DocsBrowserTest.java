package io.broadsheet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.BrowserTab;
import io.broadsheet.support.Chromium;
import io.broadsheet.support.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The docs as somebody reads and tries them, without any other host: {@code mvn test -Pbrowser -Dtest=DocsBrowserTest}. */
@Tag("browser")
@QuarkusTest
class DocsBrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Chromium chromium;
    private static BrowserTab tab;

    @BeforeAll
    static void openBrowser(@TempDir Path profile) throws IOException {
        chromium = Chromium.start(profile, "about:blank");
        tab = BrowserTab.of(chromium);
        tab.resize(1280, 900);
    }

    @AfterAll
    static void closeBrowser() throws InterruptedException {
        tab.close();
        chromium.close();
    }

    /** A hash alone would not load the page anew. */
    @BeforeEach
    void leave() {
        tab.open("about:blank");
    }

    @AfterEach
    void nothingFailedAndNobodyElseWasAsked() {
        assertThat(tab.failures()).isEmpty();
        assertThat(tab.complaints())
                .as("but for the name of the script")
                .allMatch(each -> each.contains("\"type\":\"info\"") && each.contains("@scalar/api-reference@"));
        assertThat(tab.requests()).isNotEmpty().allMatch(url -> url.startsWith(base()) || url.startsWith("data:"));
    }

    @Test
    void eachAudienceFindsEachOfItsOperations() throws IOException {
        open("");
        tab.evaluate(
                "document.querySelectorAll('aside button[aria-expanded=false]').forEach((button) => button.click())");
        JsonNode document =
                JSON.readTree(Path.of("target", "openapi", "openapi.json").toFile());

        List<String> audiences = texts(document.at("/x-tagGroups"), "name");
        assertThat(audiences).containsExactly("Readers", "Newsroom", "Newsletter", "Operators");
        for (JsonNode audience : document.at("/x-tagGroups")) {
            for (JsonNode chapter : audience.path("tags")) {
                List<String> operations = operations(document, chapter.asText());
                assertThat(operations).isNotEmpty();
                await().untilAsserted(
                                () -> assertThat(chapter(audience.path("name").asText(), chapter.asText()))
                                        .contains(operations));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signups/POST/api/v1/newsletters/{ref}/signups | Sign up an address | ada@example.org",
                "articles/GET/api/v1/articles/{ref} | Read one with its body | The bridge opens on Friday"
            })
    void anOperationShowsWhatIsSentAndWhatIsAnswered(String operation, String summary, String example) {
        open("#tag/" + operation);
        awaitText(summary);
        awaitText(example);
    }

    @Test
    void whoHasNoKeyTriesWhatNeedsNone() {
        open("#tag/site/GET/api/v1/site");
        send("/api/v1/site");
        awaitText("200 OK");
    }

    @Test
    void whoHasAKeyTriesWhatNeedsOne() {
        open("#tag/keys/GET/api/v1/keys");
        await().untilAsserted(
                        () -> assertThat(tab.evaluate("document.querySelector('input[placeholder=Token]') !== null")
                                        .asBoolean())
                                .isTrue());
        tab.evaluate("document.querySelector('input[placeholder=Token]').focus()");
        tab.type(Given.ADMIN_KEY);
        send("/api/v1/keys");
        awaitText("200 OK");
    }

    private static void open(String hash) {
        tab.open(base() + "docs" + hash);
    }

    private static String base() {
        return "http://127.0.0.1:" + RestAssured.port + "/";
    }

    private static void send(String path) {
        click("Test Request", "get " + path);
        click("Send", "");
    }

    /** @param label what the button is called to those who hear it, in part */
    private static void click(String text, String label) {
        String button = "[...document.querySelectorAll('button')].find((each) => each.textContent.trim().startsWith('"
                + text + "') && each.textContent.toLowerCase().includes('" + label + "') && each.checkVisibility())";
        await().until(() -> tab.evaluate(button + " !== undefined").asBoolean());
        tab.evaluate(button + ".click()");
    }

    private static void awaitText(String text) {
        await().untilAsserted(() ->
                assertThat(tab.evaluate("document.body.innerText").asText()).contains(text));
    }

    /** What stands in the sidebar there. */
    private static String chapter(String audience, String name) {
        return tab.evaluate("[...document.querySelectorAll('aside li')]"
                        + ".filter((each) => each.textContent.startsWith('" + audience + "'))"
                        + ".flatMap((each) => [...each.querySelectorAll('li')])"
                        + ".filter((each) => each.textContent.startsWith('" + name + "'))"
                        + ".map((each) => each.innerText).join()")
                .asText();
    }

    private static List<String> operations(JsonNode document, String tag) {
        return StreamSupport.stream(document.path("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .filter(operation -> operation.at("/tags/0").asText().equals(tag))
                .map(operation -> operation.path("summary").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.path(member).asText())
                .toList();
    }
}
