package io.broadsheet;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.Axe;
import io.broadsheet.support.BrowserTab.Key;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The frontend in {@code src/test/frontend}, on an origin of its own, as its visitors see it: whether the API has all that one
 * needs. {@code mvn test -Pbrowser -Dtest=FrontendBrowserTest}
 */
@Tag("browser")
@QuarkusTest
@TestProfile(FrontendBrowserTest.FewSignups.class)
class FrontendBrowserTest extends FrontendVisit {

    private static final int SIGNUPS = 2;

    private static final String STORY =
            """
            The ferry is back, and **nobody** was more surprised than its captain. #FerryNine

            ## What was broken

            - the rudder
            - the whistle

            1. First the rudder was found.
            2. Then it was put back.

            > She steers like a cow, but she is our cow.

            | When | Where |
            |---|---|
            | noon | Netside |
            """;

    /** As few as one can reach by hand. */
    public static class FewSignups implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.signups.per-network", String.valueOf(SIGNUPS));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,800,light", "1280,800,dark", "360,740,light", "360,740,dark"})
    void anArticleIsAllOnThePage(int width, int height, String scheme) {
        tab.resize(width, height);
        tab.prefer(scheme);
        story("The other ferry");
        String slug = story("The ferry is back");

        tab.open(frontend.origin() + "/article.html?article=" + slug);

        visitor.awaitText("h1", "The ferry is back");
        visitor.awaitText("#category a", "Harbour");
        assertThat(visitor.text("#byline")).startsWith("By Ada Okafor and Łukasz Wróbel · 14 minutes ago · 1 min");
        assertThat(visitor.text(".body h2")).isEqualTo("What was broken");
        assertThat(visitor.text(".body strong")).isEqualTo("nobody");
        assertThat(visitor.texts(".body ul li")).containsExactly("the rudder", "the whistle");
        assertThat(visitor.texts(".body ol li")).hasSize(2);
        assertThat(visitor.text(".body blockquote")).isEqualTo("She steers like a cow, but she is our cow.");
        assertThat(visitor.texts(".body th")).containsExactly("When", "Where");
        assertThat(visitor.text(".body a")).isEqualTo("#FerryNine");
        assertThat(tab.evaluate("document.querySelector('.body a').getAttribute('href')")
                        .asText())
                .isEqualTo("index.html?hashtag=FerryNine");
        assertThat(visitor.text("#article figcaption")).isEqualTo("Back at last. Picture: Jens Oduya");
        visitor.awaitText("#see-more a.onward", "See more Harbour");
        assertThat(visitor.texts("#see-more h3")).containsExactly("The other ferry");
        allIsWell();

        tab.open(frontend.origin() + "/index.html?hashtag=FerryNine");
        visitor.awaitText("h1", "#FerryNine");
        await().untilAsserted(() -> assertThat(visitor.texts(".cards h2")).contains("The ferry is back"));
        allIsWell();
    }

    @Test
    void recentPostsAreShortAndSayHowOldTheyAre() {
        published(post(unique("Fog"), "excerpt", "Fog. ".repeat(40).strip()), "posts", Duration.ofMinutes(14));
        tab.open(frontend.origin() + "/index.html");

        visitor.awaitText("h1", "Recent posts");
        // Behind what other tests have published meanwhile.
        await().untilAsserted(() -> {
            tab.evaluate("document.getElementById('more').click()");
            assertThat(visitor.texts(".cards time")).contains("14 minutes ago");
        });
        assertThat(visitor.texts(".cards .card > p:not(.kicker, .when)"))
                .isNotEmpty()
                .anyMatch(excerpt -> excerpt.endsWith("Fog…"))
                .allMatch(excerpt -> excerpt.length() <= 140);
        allIsWell();
    }

    @Test
    void datesSpeakTheLanguageOfTheVisitor() {
        published(post("Nebel", "category", category), "posts", Duration.ofMinutes(14));
        published(post("Flut", "category", category), "posts", Duration.ofDays(300));
        tab.speak("de-DE,de,en");
        tab.open(list());

        await().untilAsserted(() -> assertThat(visitor.texts(".cards time"))
                .hasSize(2)
                .anyMatch("vor 14 Minuten"::equals)
                .anyMatch(date -> date.matches("\\d+\\. \\p{L}+ 20\\d\\d")));
        assertThat(tab.evaluate("document.querySelector('time').lang").asText()).isEqualTo("de-DE");
        allIsWell();
    }

    @Test
    void aListGoesOnByItselfAndByTheKeyboardUntilAllWasThereOnce() {
        List<String> titles = posts(30);
        tab.open(list());
        visitor.awaitText("h1", "Harbour");
        visitor.awaitText("#description", "Ships and what they bring.");

        scrollUntil(18);
        visitor.tabTo("#more");
        tab.press(Key.ENTER);
        await().untilAsserted(() -> assertThat(cards()).hasSize(24));
        assertThat(tab.evaluate("document.activeElement.textContent").asText()).isEqualTo(cards().get(18));
        scrollUntil(30);

        assertThat(cards()).containsExactlyInAnyOrderElementsOf(titles);
        visitor.awaitText("#progress", "That is all: 30 posts.");
        assertThat(tab.evaluate("document.getElementById('more').hidden").asBoolean())
                .isTrue();
        allIsWell();
    }

    @Test
    void aSearchShowsWhatItFoundWhileOneTypesAndNothingRuns() {
        String word = unique("ropewalk").replace("-", "");
        String title = "<img src=x onerror=alert(1)> & the " + word;
        article(title, "body", markdown("All along the " + word + " they <b>twist</b>."));
        tab.open(list());
        await().untilAsserted(() -> assertThat(visitor.text("#progress")).isEqualTo("There is nothing here yet."));
        tab.slowDown(500);

        tab.evaluate("document.getElementById('q').focus()");
        visitor.type("nothing");
        await().until(() -> tab.requests().stream().anyMatch(url -> url.contains("/search?q=nothing&")));
        tab.evaluate("document.getElementById('q').value = ''");
        visitor.type(word);
        await().untilAsserted(() -> assertThat(visitor.texts("#results mark")).contains(word));

        assertThat(tab.cancelled()).as("the search for nothing").isEqualTo(1);
        assertThat(tab.requests().stream().filter(url -> url.contains("/search")))
                .as("a pause for each, and not a request for each letter")
                .hasSize(2);
        assertThat(visitor.text("#results li a")).isEqualTo(title);
        assertThat(visitor.texts("#results img")).isEmpty();
        assertThat(visitor.text("#results [role=status]")).startsWith("The best for");
        tab.slowDown(0);
        allIsWell();
        tab.press(Key.ESCAPE);
        await().until(() ->
                tab.evaluate("document.getElementById('results').hidden").asBoolean());
    }

    @Test
    void aSignupSaysWhatHappensNext() {
        JsonPath packet = newsletter(unique("Packet"));
        tab.open(list());
        await().until(() -> !visitor.texts("#topics input").isEmpty());
        tab.evaluate("document.querySelector('input[value=" + packet.getString("slug") + "]').checked = true");

        signUp("nobody");
        visitor.awaitText("#email-error", "This must be one e-mail address such as jo@example.org.");
        assertThat(tab.evaluate("document.activeElement.id").asText()).isEqualTo("email");
        assertThat(tab.evaluate("document.activeElement.getAttribute('aria-invalid')")
                        .asText())
                .isEqualTo("true");
        assertThat(Axe.findings(tab)).isEmpty();
        assertThat(tab.requests("OPTIONS")).as("a preflight").hasSize(1);

        signUp("ada@example.org");
        await().untilAsserted(() -> assertThat(visitor.text("#signup-status")).startsWith("Check your mail."));
        assertThat(visitor.text("#email-error")).isEmpty();
        await().untilAsserted(() -> {
            signUp("ada@example.org");
            assertThat(visitor.text("#signup-status"))
                    .matches("That was too often\\. Please try again at \\d\\d:\\d\\d\\.");
        });
        assertThat(tab.failures()).hasSize(2);
        assertThat(tab.complaints()).allMatch(each -> each.contains("status of 400") || each.contains("status of 429"));
    }

    @Test
    void anArticleThatIsNotThereIsSaidNotToBe() {
        tab.open(frontend.origin() + "/article.html?article=none");
        visitor.awaitText("h1", "There is nothing here");
        assertThat(visitor.text("#body a")).isEqualTo("See what is new");
        assertThat(Axe.findings(tab)).isEmpty();
    }

    private String story(String title) {
        JsonPath story = article(
                unique(title).replaceFirst("-\\w+$", ""),
                "category",
                category,
                "authors",
                List.of("Ada Okafor", "Łukasz Wróbel"),
                "tags",
                List.of("Ferries"),
                "image",
                Map.of(
                        "url",
                        frontend.origin() + "/icon.svg",
                        "alt",
                        "A ferry",
                        "caption",
                        "Back at last.",
                        "credit",
                        "Jens Oduya"),
                "body",
                markdown(STORY));
        published(story, "articles", Duration.ofMinutes(14));
        return story.getString("slug");
    }

    /** So long ago. */
    private static void published(JsonPath entry, String kind, Duration ago) {
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", Instant.now().minus(ago).toString()))
                .put("/" + kind + "/" + entry.getString("id") + "/publication")
                .then()
                .statusCode(200);
    }

    private static void scrollUntil(int cards) {
        await().untilAsserted(() -> {
            tab.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            assertThat(cards()).hasSize(cards);
        });
    }

    private static void signUp(String email) {
        tab.evaluate("document.getElementById('email').value = '" + email + "'");
        tab.evaluate("document.querySelector('#newsletter button').click()");
        await().until(() -> !tab.evaluate("document.querySelector('#newsletter button').disabled")
                .asBoolean());
    }
}
