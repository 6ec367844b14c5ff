package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryLifeApiTest {

    @Inject
    TestClock clock;

    @Test
    void whatIsScheduledAppearsAndExpiresByTheClockAlone() {
        String tag = unique("clock");
        String id = draft("Scheduled", "tags", List.of(tag)).getString("id");
        Instant from = clock.instant().plusSeconds(3600);
        publish(
                        id,
                        Map.of(
                                "publishAt",
                                from.toString(),
                                "unpublishAt",
                                from.plusSeconds(3600).toString()))
                .body("status", is("scheduled"));
        anybody().get("/articles/" + id).then().statusCode(404);
        anybody().get("/articles?tag=" + tag).then().body("data", hasSize(0));
        clock.advance(Duration.ofMinutes(61));
        anybody().get("/articles/" + id).then().statusCode(200).body("publishedAt", is(from.toString()));
        anybody().get("/articles?tag=" + tag).then().body("data", hasSize(1));
        clock.advance(Duration.ofMinutes(60));
        anybody().get("/articles/" + id).then().statusCode(410);
        anybody().get("/articles?tag=" + tag).then().body("data", hasSize(0));
        admin().get("/articles?status=expired&tag=" + tag).then().body("data.id", is(List.of(id)));
    }

    @Test
    void publishingAgainKeepsTheTimeOfPublication() {
        String id = draft(unique("Again")).getString("id");
        publish(id, Map.of("publishAt", "2020-01-01T10:00:00+01:00")).body("publishedAt", is("2020-01-01T09:00:00Z"));
        publish(id, Map.of()).body("publishedAt", is("2020-01-01T09:00:00Z"));
    }

    @Test
    void whatWasScheduledCanBePublishedAtOnce() {
        String id = draft(unique("Sooner")).getString("id");
        publish(id, Map.of("publishAt", clock.instant().plusSeconds(60).toString()));
        publish(id, Map.of()).body("status", is("published"));
    }

    @Test
    void expiryMustFollowPublication() {
        String id = draft(unique("Backwards")).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", "2026-01-02T00:00:00Z", "unpublishAt", "2026-01-02T00:00:00Z"))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/unpublishAt"));
    }

    @Test
    void withdrawnEntriesAreDraftsAgain() {
        String id = article(unique("Back")).getString("id");
        admin().header("If-Match", "*")
                .delete("/articles/" + id + "/publication")
                .then()
                .statusCode(200)
                .body("status", is("draft"))
                .body("publishedAt", nullValue());
        anybody().get("/articles/" + id).then().statusCode(404);
    }

    @Test
    void whatReadersSawIsGoneWhenItIsDeletedAsADraftOrWhileItWaits() {
        String withdrawn = article(unique("Withdrawn")).getString("slug");
        admin().header("If-Match", "*")
                .delete("/articles/" + withdrawn + "/publication")
                .then()
                .statusCode(200);
        String putOff = article(unique("Put off")).getString("slug");
        publish(putOff, Map.of("publishAt", clock.instant().plusSeconds(3600).toString()));
        for (String slug : List.of(withdrawn, putOff)) {
            anybody().get("/articles/" + slug).then().statusCode(404);
            anybody().get("/resolve?path=/articles/" + slug).then().statusCode(404);
            admin().header("If-Match", "*").delete("/articles/" + slug).then().statusCode(204);
            anybody().get("/articles/" + slug).then().statusCode(410);
            anybody().get("/resolve?path=/articles/" + slug).then().body("status", is(410));
        }
        String draft = draft(unique("Never public")).getString("slug");
        admin().header("If-Match", "*").delete("/articles/" + draft).then().statusCode(204);
        anybody().get("/articles/" + draft).then().statusCode(404);
    }

    @Test
    void archivedEntriesAreGoneForReadersAndListedForTheNewsroom() {
        String tag = unique("archive");
        String id = article("Old", "tags", List.of(tag)).getString("id");
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/archival")
                .then()
                .body("status", is("archived"));
        anybody().get("/articles/" + id).then().statusCode(410);
        anybody().get("/articles/" + id + ".md").then().statusCode(410);
        anybody().get("/articles?tag=" + tag).then().body("data", hasSize(0));
        admin().get("/articles?status=archived&tag=" + tag).then().body("data", hasSize(1));
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(409);
        admin().header("If-Match", "*")
                .delete("/articles/" + id + "/archival")
                .then()
                .body("status", is("published"));
        anybody().get("/articles/" + id).then().statusCode(200);
    }

    @Test
    void nobodyLearnsOfAnArchivedDraft() {
        String id = draft(unique("Never public")).getString("id");
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/archival")
                .then()
                .statusCode(200);
        anybody().get("/articles/" + id).then().statusCode(404);
    }

    @Test
    void deletedEntriesAreGoneAndTheirSlugIsFree() {
        String title = unique("Deleted");
        String slug = article(title).getString("slug");
        admin().header("If-Match", "*").delete("/articles/" + slug).then().statusCode(204);
        anybody().get("/articles/" + slug).then().statusCode(410);
        admin().header("If-Match", "*").delete("/articles/" + slug).then().statusCode(404);
        article(title, "slug", slug);
        anybody().get("/articles/" + slug).then().statusCode(200);
    }

    @Test
    void publishingNeedsAScopeOfItsOwn() {
        String writer = key("content:write");
        String title = unique("Mine");
        with(writer)
                .body(Map.of("title", title))
                .post("/articles?publish=true")
                .then()
                .statusCode(403);
        anybody().get("/articles/" + title.toLowerCase()).then().statusCode(404);
        String id = with(writer)
                .body(Map.of("title", title))
                .post("/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(writer)
                .header("If-Match", "*")
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(403);
        with(key("content:publish"))
                .header("If-Match", "*")
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200)
                .body("publishedAt", notNullValue());
    }

    private static ValidatableResponse publish(String id, Map<String, String> publication) {
        return admin().header("If-Match", "*")
                .body(publication)
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
    }
}
