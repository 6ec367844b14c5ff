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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.Reader;
import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issues and their states, as the publisher sees them. */
@QuarkusTest
class IssueApiTest {

    @Inject
    TestClock clock;

    private final String slug = unique("packet");
    private final Issues issues = new Issues(slug);

    @BeforeEach
    void aNewsletter() {
        newsletter("The Morning Packet", "slug", slug);
    }

    @Test
    void entriesAreNamedByIdOrByKindAndSlug() {
        JsonPath first = article(unique("First"));
        JsonPath second = post(unique("Second"));
        JsonPath third = draft(unique("Third"));
        String issue = issues.draft(
                "Trams",
                "entries",
                List.of(
                        "posts/" + second.getString("slug"),
                        first.getString("id"),
                        "articles/" + third.getString("slug")));
        assertThat(Issues.read(issue).getList("entries"))
                .isEqualTo(List.of(second.getString("id"), first.getString("id"), third.getString("id")));
        admin().get(issues.path())
                .then()
                .body("data.subject", is(List.of("Trams")))
                .body("data[0]", not(hasKey("progress")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject | ' '                 | /subject",
                "subject | 'two\nlines'        | /subject",
                "intro   | LONG                | /intro",
                "entries | EMPTY               | /entries",
                "entries | articles/none       | /entries/0",
                "entries | tags/none           | /entries/0",
                "since   | yesterday           | /since",
                "since   | 2026-11-01T00:00:00Z| ''",
                "entrys  | x                   | /entrys"
            })
    void whatCannotBeAnIssueIsRefused(String member, String value, String pointer) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "subject", "Trams", "entries", List.of(article(unique("Trams")).getString("id"))));
        body.put(
                member,
                switch (value) {
                    case "LONG" -> "x".repeat(20_001);
                    case "EMPTY" -> List.of();
                    default -> member.equals("entries") ? List.of(value) : value;
                });
        issues.create(body).statusCode(400).body("errors.pointer", hasItem(pointer));
        admin().get(issues.path()).then().body("data", empty());
    }

    @Test
    void anEntryStandsInAnIssueOnce() {
        JsonPath bridge = article(unique("Bridge"));
        issues.create(Map.of(
                        "subject",
                        "Trams",
                        "entries",
                        List.of(bridge.getString("id"), "articles/" + bridge.getString("slug"))))
                .statusCode(400)
                .body("errors.pointer", hasItem("/entries/1"))
                .body("errors.code", hasItem("duplicate"));
    }

    @Test
    void onlyADraftIsChangedAndOnlyByWhoHasSeenIt() {
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        Map<String, Object> change = new HashMap<>(Map.of("since", "2026-11-01T00:00:00Z"));
        change.put("entries", null);
        admin().body(change).patch(issue).then().statusCode(428);
        String seen = admin().get(issue).header("ETag");
        admin().header("If-Match", seen)
                .body(change)
                .patch(issue)
                .then()
                .statusCode(200)
                .body("entries", nullValue())
                .body("since", is("2026-11-01T00:00:00Z"));
        admin().header("If-Match", seen).body(change).patch(issue).then().statusCode(412);
        for (String path : List.of(issue, issue + "/dispatch")) {
            admin().header("If-Match", seen).delete(path).then().statusCode(412);
        }
        admin().header("If-Match", seen).put(issue + "/dispatch").then().statusCode(412);
        schedule(issue);
        admin().header("If-Match", "*")
                .body(Map.of("subject", "Boats"))
                .patch(issue)
                .then()
                .statusCode(409)
                .body("detail", containsString("scheduled"));
        assertThat(Issues.read(issue).getString("subject")).isEqualTo("Trams");
        admin().header("If-Match", "*").delete(issue).then().statusCode(204);
        admin().get(issue).then().statusCode(404);
    }

    private void schedule(String issue) {
        Issues.dispatch(
                        issue,
                        Map.of("at", clock.instant().plus(Duration.ofDays(1)).toString()))
                .statusCode(200)
                .body("status", is("scheduled"));
    }

    @Test
    void aChangeOfTheSubjectKeepsEntriesThatAreGone() {
        JsonPath gone = article(unique("Gone"));
        String issue = issues.draftOf("Trams", gone);
        admin().header("If-Match", "*")
                .delete("/articles/" + gone.getString("id"))
                .then()
                .statusCode(204);
        admin().header("If-Match", "*")
                .body(Map.of("subject", "Boats"))
                .patch(issue)
                .then()
                .statusCode(200)
                .body("entries", is(List.of(gone.getString("id"))));
    }

    @Test
    void whatWasSentIsNeitherSentAgainNorTakenBack() {
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        Issues.send(issue);
        Issues.dispatch(issue, Map.of()).statusCode(409).body("type", endsWith("/conflict"));
        admin().header("If-Match", "*").delete(issue + "/dispatch").then().statusCode(409);
        admin().header("If-Match", "*").delete(issue).then().statusCode(409);
        admin().header("If-Match", "*")
                .body(Map.of("subject", "x"))
                .patch(issue)
                .then()
                .statusCode(409);
    }

    @Test
    void thePastAndTheFarFutureAreNoTimes() {
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        for (Duration away : List.of(Duration.ofSeconds(-1), Duration.ofDays(400))) {
            Issues.dispatch(issue, Map.of("at", clock.instant().plus(away).toString()))
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/at"));
        }
        assertThat(Issues.read(issue).getString("status")).isEqualTo("draft");
    }

    @Test
    void anIssueBelongsToOneNewsletter() {
        String id =
                Issues.read(issues.draftOf("Trams", article(unique("Trams")))).getString("id");
        String other = newsletter("Other", "slug", unique("other")).getString("slug");
        admin().get("/newsletters/" + other + "/issues/" + id).then().statusCode(404);
        admin().header("If-Match", "*").delete("/newsletters/" + slug).then().statusCode(409);
    }

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
        schedule(issue);
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
        schedule(issue);
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
    void aTestGoesToOneAddressAndSaysThatItIsOne() throws Exception {
        Reader maker = Reader.any();
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        for (int i = 0; i < 20; i++) {
            test(issue, maker.email()).statusCode(202).body("email", is(maker.email()));
        }
        test(issue, maker.email()).statusCode(429).header("Retry-After", not(nullValue()));
        assertThat(maker.await(20).get(0).getSubject()).isEqualTo("[Test] Trams");
        clock.advance(Duration.ofHours(1));
        test(issue, maker.email()).statusCode(202);
        test(issue, "ada").statusCode(400).body("errors.pointer", hasItem("/email"));
        assertThat(Issues.read(issue).getInt("progress.total")).isZero();
    }

    private static ValidatableResponse test(String issue, String email) {
        return admin().body(Map.of("email", email)).post(issue + "/test").then();
    }

    @Test
    void theReportTellsOfEachMail() {
        Reader first = Reader.any();
        Reader second = Reader.any();
        Reader third = Reader.any();
        issues.subscribe(first, second, third);
        String issue = issues.draftOf("Trams", article(unique("Trams")));
        Issues.send(issue);
        String next = admin().get(issue + "/deliveries?limit=2&count=true")
                .then()
                .statusCode(200)
                .body("data.state", everyItem(is("sent")))
                .body("data", hasSize(2))
                .body("data[0].failure", nullValue())
                .body("page.total", is(3))
                .extract()
                .path("page.next");
        admin().get(issue + "/deliveries?limit=2&count=true&cursor=" + next)
                .then()
                .body("data", hasSize(1))
                .body("data[0].at", not(nullValue()));
        admin().get(issue + "/deliveries?state=doubtful,failed").then().body("data", empty());
        admin().get(issue + "/deliveries?state=doubtfull")
                .then()
                .statusCode(400)
                .body("errors.detail", hasItem(containsString("doubtful")));
    }
}
