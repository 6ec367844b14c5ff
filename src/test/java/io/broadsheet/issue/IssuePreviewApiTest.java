package io.broadsheet.issue;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.broadsheet.support.Reader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an issue has in it, seen before it is sent or after. */
@QuarkusTest
class IssuePreviewApiTest extends OneNewsletter {

    @Test
    void aPreviewComesWholeOrInParts() {
        String issue = issues.draft(
                "Trams <b>&\"",
                "intro",
                "Good *morning*, [all](https://example.org/x?a=1&b=2) <script>alert(1)</script>\n\n![x](/local.png)",
                "entries",
                List.of(article(
                                unique("A <b>&\" title"),
                                "image",
                                Map.of("url", "https://images.example.org/a.jpg?x=1&y=2", "alt", "A \"tram\" <b>"))
                        .getString("id")));
        JsonPath preview = Issues.preview(issue);
        String html = preview.getString("html");
        assertThat(html)
                .contains("Trams &lt;b&gt;&amp;&quot;", "A &lt;b&gt;&amp;&quot; title", "<em>morning</em>")
                .contains("src=\"https://images.example.org/a.jpg?x=1&amp;y=2\"")
                .contains("alt=\"A &quot;tram&quot; &lt;b&gt;\"", "lang=\"en\"")
                .doesNotContain("<script", "local.png", "<b>", "<link", "<style");
        assertThat(preview.getString("text"))
                .contains("Trams <b>&\"", "A <b>&\" title", "Good morning, all (https://example.org/x?a=1&b=2)")
                .doesNotContain("&amp;", "alert");
        assertThat(admin().accept("text/html").get(issue + "/preview").asString())
                .isEqualTo(html);
        assertThat(admin().accept("text/plain").get(issue + "/preview").asString())
                .isEqualTo(preview.getString("text"));
    }

    @Test
    void aPreviewOfAScheduledIssueIsThatOfItsTime() {
        JsonPath later = draft(unique("Later"));
        JsonPath now = article(unique("Now"));
        admin().header("If-Match", "*")
                .body(Map.of(
                        "publishAt", clock.instant().plus(Duration.ofHours(2)).toString()))
                .put("/articles/" + later.getString("id") + "/publication")
                .then()
                .statusCode(200);
        String issue = issues.draftOf("Trams", now, later);
        assertThat(Issues.preview(issue).getString("text")).doesNotContain(later.getString("title"));
        Issues.schedule(issue, clock.instant().plus(Duration.ofDays(1)));
        assertThat(Issues.preview(issue).getString("text")).contains(later.getString("title"));
    }

    @Test
    void whatIsNotPublicYetIsShownToWhoMayReadIt() {
        JsonPath now = article(unique("Now"));
        JsonPath later = draft(unique("Later"));
        String keyed = key("newsletter:read", "newsletter:write");
        Map<String, Object> named = Map.of("subject", "x", "entries", List.of("articles/" + later.getString("slug")));
        with(keyed)
                .body(named)
                .post(issues.path())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/entries/0"));
        String reader = key("newsletter:write", "content:read");
        with(reader).body(named).post(issues.path()).then().statusCode(201);

        String issue = issues.draftOf("Trams", now);
        with(keyed).get(issue + "/preview").then().statusCode(200);
        Issues.schedule(issue, clock.instant().plus(Duration.ofDays(1)));
        with(keyed).get(issue + "/preview").then().statusCode(403);
        with(keyed)
                .body(Map.of("email", Reader.any().email()))
                .post(issue + "/test")
                .then()
                .statusCode(403);
        with(key("newsletter:read", "content:read"))
                .get(issue + "/preview")
                .then()
                .statusCode(200);
    }

    @Test
    void itSpeaksTheLanguageOfTheNewsletter() {
        String german = newsletter("Blatt", "slug", unique("blatt"), "language", "de-AT")
                .getString("slug");
        JsonPath preview = Issues.preview(new Issues(german).draftOf("Straßenbahn", article(unique("Bahn"))));
        assertThat(preview.getString("text")).contains("weil Sie sich für Blatt angemeldet haben", "Abmelden: ");
        assertThat(preview.getString("html")).contains("<html lang=\"de-AT\">", "Abmelden</a>");
        // In one that has no words of ours they are English, and the rest is not.
        String french = newsletter("Feuille", "slug", unique("feuille"), "language", "fr")
                .getString("slug");
        String html = Issues.preview(new Issues(french).draftOf("Le tram", article(unique("Tram"), "language", "pt")))
                .getString("html");
        assertThat(html).contains("<html lang=\"fr\">", "<td lang=\"pt\"", "<p lang=\"en\"", "Unsubscribe</a>");
    }

    @Test
    void aDigestHasAllSinceAnInstantNewestFirst() {
        clock.advance(Duration.ofMinutes(1));
        article(unique("Before"));
        clock.advance(Duration.ofSeconds(10));
        Instant since = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        String first = article(unique("First")).getString("title");
        clock.advance(Duration.ofSeconds(10));
        String second = post(unique("Second")).getString("title");
        String text = Issues.preview(issues.draft("Of the week", "since", since.toString()))
                .getString("text");
        assertThat(text).containsSubsequence(second, first).doesNotContain("Before-");
    }

    @Test
    void whatIsNotPublicAnyMoreIsLeftOut() {
        JsonPath kept = article(unique("Kept"));
        JsonPath gone = article(unique("Gone"));
        String issue = issues.draftOf("Trams", gone, kept);
        assertThat(Issues.preview(issue).getString("text"))
                .containsSubsequence(gone.getString("title"), kept.getString("title"));
        admin().header("If-Match", "*").delete("/articles/" + gone.getString("slug") + "/publication");
        assertThat(Issues.preview(issue).getString("text"))
                .contains(kept.getString("title"))
                .doesNotContain(gone.getString("title"));
    }

    @Test
    void whatWasSentStaysAsItWas() {
        JsonPath bridge = article(unique("Bridge"));
        String issue = issues.draftOf("Trams", bridge);
        Issues.send(issue);
        admin().header("If-Match", "*").body(Map.of("title", "Another")).patch("/articles/" + bridge.getString("id"));
        assertThat(Issues.preview(issue).getString("text")).contains(bridge.getString("title"));
    }
}
