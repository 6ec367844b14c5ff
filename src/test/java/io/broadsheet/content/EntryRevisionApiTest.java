package io.broadsheet.content;

import static io.broadsheet.content.Revisions.change;
import static io.broadsheet.content.Revisions.one;
import static io.broadsheet.content.Revisions.page;
import static io.broadsheet.content.Revisions.revision;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was written of an entry, and by whom. */
@QuarkusTest
class EntryRevisionApiTest {

    @Test
    void everyWriteIsARevision() {
        String one = one(draft(unique("Life")).getString("id"));
        change("PATCH", one, Map.of("excerpt", "x"));
        change("PUT", one + "/publication", Map.of());
        change("PUT", one + "/archival", Map.of());
        change("DELETE", one + "/archival", Map.of());
        change("DELETE", one + "/publication", Map.of());
        change("PUT", one + "/publication", Map.of("publishAt", "2099-01-01T00:00:00Z"));
        JsonPath page = page(one);
        assertThat(page.<String>getList("data.kind"))
                .containsExactly(
                        "scheduled", "unpublished", "unarchived", "archived", "published", "updated", "created");
        assertThat(page.<Integer>getList("data.number")).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(page.<List<String>>getList("data.changed"))
                .containsExactly(
                        List.of("publishedAt"),
                        List.of("publishedAt"),
                        List.of("archivedAt"),
                        List.of("archivedAt"),
                        List.of("publishedAt"),
                        List.of("excerpt"),
                        List.of());
        assertThat(page.<String>getList("data.at"))
                .isSortedAccordingTo((a, b) -> java.time.Instant.parse(b).compareTo(java.time.Instant.parse(a)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTimesAreThoseOfTheEntry() {
        String one = one(draft(unique("Timed")).getString("id"));
        String updated = change("PATCH", one, Map.of("excerpt", "x")).extract().path("updatedAt");
        assertThat(page(one).getString("data[0].at")).isEqualTo(updated);
    }

    @Test
    void aWriteThatChangesNothingIsNone() {
        String title = unique("Same");
        String one = one(article(title, "body", markdown("Same.")).getString("id"));
        change("PATCH", one, Map.of("title", title, "body", markdown("Same.")));
        change("PUT", one + "/publication", Map.of());
        change("DELETE", one + "/archival", Map.of());
        page(one, "data", hasSize(1));
    }

    @Test
    void theKeyIsNamed() {
        JsonPath writer = admin().body(Map.of("name", "Desk", "scopes", List.of("content:write")))
                .post("/keys")
                .jsonPath();
        String one = one(with(writer.getString("key"))
                .body(Map.of("title", unique("By key")))
                .post("/articles")
                .path("id"));
        change("PATCH", one, Map.of("excerpt", "x"));
        JsonPath page = page(one);
        assertThat(page.<Map<String, String>>getList("data.by"))
                .containsExactly(named(null, "admin"), named(writer.getString("id"), "Desk"));
    }

    @Test
    void aRevisionIsAllThatWasWritten() {
        String about = article(unique("About")).getString("id");
        String topic = newsletter(unique("Topic")).getString("slug");
        String title = unique("Whole");
        String tag = unique("tag");
        String one = "/posts/"
                + Revisions.whole(
                                title,
                                about,
                                topic,
                                "slug",
                                title.toLowerCase(),
                                "body",
                                Map.of("html", "<p>Long.</p>"),
                                "tags",
                                List.of(tag),
                                "authors",
                                List.of("Ada"))
                        .getString("id");
        revision(one, 1)
                .body("state.title", is(title))
                .body("state.slug", is(title.toLowerCase()))
                .body("state.excerpt", is("Short."))
                .body("state.body", is(Map.of("html", "<p>Long.</p>")))
                .body("state.category", is("uncategorized"))
                .body("state.tags", is(List.of(tag)))
                .body("state.authors", is(List.of("ada")))
                .body("state.language", is("de"))
                .body("state.image", is(Map.of("url", "/a.jpg", "alt", "A")))
                .body("state.about", is(about))
                .body("state.newsletter", is(topic))
                .body("state.seo", is(Map.of("noindex", true)))
                .body("life.publishedAt", not(nullValue()))
                .body("life.trashedAt", nullValue())
                .body("differences", empty());
    }

    @Test
    void whatDiffersIsTold() {
        String one =
                one(draft("Old", "body", markdown("Old."), "tags", List.of("a")).getString("id"));
        change(
                "PATCH",
                one,
                Map.of(
                        "title",
                        "New",
                        "body",
                        Map.of("html", "<p>New.</p>"),
                        "tags",
                        List.of("b", "a"),
                        "image",
                        Map.of("url", "/a.jpg")));
        JsonPath told = revision(one, 2).extract().jsonPath();
        assertThat(told.<String>getList("changed")).containsExactly("body", "image", "tags", "title");
        assertThat(told.<Map<String, Object>>getList("differences"))
                .containsExactly(
                        difference("/state/body/html", null, "<p>New.</p>"),
                        difference("/state/body/markdown", "Old.", null),
                        difference("/state/image/url", null, "/a.jpg"),
                        difference("/state/tags", List.of("a"), List.of("b", "a")),
                        difference("/state/title", "Old", "New"));
    }

    @Test
    void ofALongBodyThePassageIsTold() {
        String paragraph = "The tram to the harbour did not run. "
                .repeat(20)
                .concat("\n\n")
                .repeat(300);
        String one = one(
                draft("Long", "body", markdown(paragraph + "Old." + paragraph)).getString("id"));
        change("PATCH", one, Map.of("body", markdown(paragraph + "New." + paragraph)));
        JsonPath told = revision(one, 2).extract().jsonPath();
        assertThat(told.getString("differences[0].before")).hasSizeLessThan(100).contains("Old.");
        assertThat(told.getString("differences[0].after")).hasSizeLessThan(100).contains("New.");
        assertThat(told.getString("state.body.markdown")).hasSize(2 * paragraph.length() + 4);
    }

    @Test
    void revisionsArePaged() {
        String one = one(draft(unique("Paged")).getString("id"));
        for (int i = 0; i < 4; i++) {
            change("PATCH", one, Map.of("excerpt", "x" + i));
        }
        JsonPath first = paged(one + "/revisions?limit=2&count=true", is(5));
        assertThat(first.<Integer>getList("data.number")).containsExactly(5, 4);
        JsonPath second = paged(one + "/revisions?limit=2&cursor=" + first.getString("page.next"), nullValue());
        assertThat(second.<Integer>getList("data.number")).containsExactly(3, 2);
        String other = one(draft(unique("Other")).getString("id"));
        admin().get(other + "/revisions?cursor=" + first.getString("page.next"))
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsNoRevisionIsNotFound() {
        String one = one(draft(unique("None")).getString("id"));
        for (String number : List.of("0", "2", "-1", "01", "x", "1.0", "99999999999")) {
            admin().get(one + "/revisions/" + number).then().statusCode(404);
            admin().header("If-Match", "*")
                    .post(one + "/revisions/" + number + "/restoration")
                    .then()
                    .statusCode(404);
        }
        admin().get("/posts" + one.substring(9) + "/revisions").then().statusCode(404);
    }

    @Test
    void theRevisionsOfWhatIsInTheTrashAreFoundByItsId() {
        String slug = article(unique("Trashed")).getString("slug");
        String id = admin().get(one(slug)).path("id");
        change("DELETE", one(slug), Map.of());
        page(one(id), "data.kind", is(List.of("deleted", "created")));
        admin().get(one(slug) + "/revisions").then().statusCode(404);
    }

    private JsonPath paged(String path, org.hamcrest.Matcher<?> total) {
        return admin().get(path)
                .then()
                .statusCode(200)
                .body("page.total", total)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> named(String id, String name) {
        Map<String, String> key = new java.util.HashMap<>();
        key.put("id", id);
        key.put("name", name);
        return key;
    }

    private static Map<String, Object> difference(String pointer, Object before, Object after) {
        Map<String, Object> difference = new java.util.HashMap<>();
        difference.put("pointer", pointer);
        difference.put("before", before);
        difference.put("after", after);
        return difference;
    }
}
