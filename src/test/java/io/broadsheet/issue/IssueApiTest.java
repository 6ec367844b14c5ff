package io.broadsheet.issue;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issues and their states, as the publisher sees them. */
@QuarkusTest
class IssueApiTest extends OneNewsletter {

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
        Issues.schedule(issue, clock.instant().plus(Duration.ofDays(1)));
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
