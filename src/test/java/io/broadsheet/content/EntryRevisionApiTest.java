package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was written of an entry, by whom, and how to have it again. */
@QuarkusTest
class EntryRevisionApiTest {

    @Nested
    class AsEditor {

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
            String updated =
                    change("PATCH", one, Map.of("excerpt", "x")).extract().path("updatedAt");
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
                    + post(
                                    title,
                                    "slug",
                                    title.toLowerCase(),
                                    "excerpt",
                                    "Short.",
                                    "body",
                                    Map.of("html", "<p>Long.</p>"),
                                    "tags",
                                    List.of(tag),
                                    "authors",
                                    List.of("Ada"),
                                    "language",
                                    "de",
                                    "image",
                                    Map.of("url", "/a.jpg", "alt", "A"),
                                    "about",
                                    about,
                                    "newsletter",
                                    topic,
                                    "seo",
                                    Map.of("noindex", true))
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
            String one = one(
                    draft("Old", "body", markdown("Old."), "tags", List.of("a")).getString("id"));
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
            String one = one(draft("Long", "body", markdown(paragraph + "Old." + paragraph))
                    .getString("id"));
            change("PATCH", one, Map.of("body", markdown(paragraph + "New." + paragraph)));
            JsonPath told = revision(one, 2).extract().jsonPath();
            assertThat(told.getString("differences[0].before"))
                    .hasSizeLessThan(100)
                    .contains("Old.");
            assertThat(told.getString("differences[0].after"))
                    .hasSizeLessThan(100)
                    .contains("New.");
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
    }

    @Nested
    class AsRestorer {

        @Test
        void theContentIsWhatItWasAndTheLifeIsNot() {
            String title = unique("First");
            String id = draft(title, "body", markdown("First."), "tags", List.of("a", "b"))
                    .getString("id");
            String one = one(id);
            change("PATCH", one, Map.of("title", "Second", "slug", unique("second"), "tags", List.of("c")));
            change("PATCH", one, Map.of("body", markdown("Second.")));
            change("PUT", one + "/publication", Map.of());
            restore(one, 1)
                    .statusCode(200)
                    .header("ETag", "\"v4\"")
                    .body("title", is(title))
                    .body("slug", is(title.toLowerCase()))
                    .body("body.html", startsWith("<p>First."))
                    .body("tags.slug", is(List.of("a", "b")))
                    .body("status", is("published"));
            anybody().get(one).then().body("title", is(title)).body("body.html", startsWith("<p>First."));
            revision(one, 5)
                    .body("kind", is("restored"))
                    .body("restoredFrom", is(1))
                    .body("state.body.markdown", is("First."))
                    .body("changed", is(List.of("body", "slug", "tags", "title")));
            revision(one, 1).body("state.body.markdown", is("First."));
        }

        @Test
        void aBodyThatWasNotThereGoes() {
            String one = one(draft(unique("Bare")).getString("id"));
            change("PATCH", one, Map.of("body", markdown("New.")));
            restore(one, 1).statusCode(200).body("body", nullValue());
            restore(one, 2).statusCode(200).body("body.html", startsWith("<p>New."));
        }

        @Test
        void thePresentStateIsNoNewRevision() {
            String one = one(draft(unique("Now"), "body", markdown("Now.")).getString("id"));
            restore(one, 1).statusCode(200);
            page(one, "data", hasSize(1));
        }

        @Test
        void whatIsThereNoMoreIsLeftOut() {
            String about = article(unique("About")).getString("id");
            String topic = newsletter(unique("Topic")).getString("slug");
            String tag = unique("tag");
            String kept = unique("kept");
            String category = admin().body(Map.of("name", unique("Desk")))
                    .post("/categories")
                    .path("slug");
            String one = "/posts/"
                    + post(
                                    unique("Points"),
                                    "about",
                                    about,
                                    "newsletter",
                                    topic,
                                    "tags",
                                    List.of(tag, kept),
                                    "category",
                                    category)
                            .getString("id");
            change("PATCH", one, Map.of("category", "uncategorized", "title", "x"), "newsletter");
            change("DELETE", "/tags/" + tag, Map.of());
            change("DELETE", "/categories/" + category, Map.of());
            change("DELETE", "/newsletters/" + topic, Map.of());
            change("DELETE", "/articles/" + about, Map.of());
            restore(one, 1)
                    .statusCode(200)
                    .body("category.slug", is("uncategorized"))
                    .body("tags.slug", is(List.of(kept)))
                    .body("about", nullValue())
                    .body("newsletter", nullValue())
                    .body("title", startsWith("Points"));
            anybody().get("/tags/" + tag).then().statusCode(404);
        }

        @Test
        void aSlugThatAnotherHasStaysTheirs() {
            String slug = unique("wanted");
            String one = one(article("First", "slug", slug).getString("id"));
            String present = change("PATCH", one, Map.of("title", "Second", "slug", unique("moved")))
                    .extract()
                    .path("slug");
            article("Other", "slug", slug);
            restore(one, 1).statusCode(200).body("title", is("First")).body("slug", is(present));
        }

        @Test
        void writingIsEnoughAndReadingIsNot() {
            String one = one(article(unique("Scopes")).getString("id"));
            with(key("content:read", "content:publish"))
                    .header("If-Match", "*")
                    .post(one + "/revisions/1/restoration")
                    .then()
                    .statusCode(403);
            with(key("content:write"))
                    .header("If-Match", "*")
                    .post(one + "/revisions/1/restoration")
                    .then()
                    .statusCode(200);
        }

        private ValidatableResponse restore(String one, int number) {
            return admin().header("If-Match", "*")
                    .post(one + "/revisions/" + number + "/restoration")
                    .then();
        }
    }

    private static String one(String ref) {
        return "/articles/" + ref;
    }

    private static JsonPath page(String one) {
        return admin().get(one + "/revisions").then().statusCode(200).extract().jsonPath();
    }

    private static void page(String one, String path, org.hamcrest.Matcher<?> matcher) {
        admin().get(one + "/revisions").then().statusCode(200).body(path, matcher);
    }

    private static ValidatableResponse revision(String one, int number) {
        return admin().get(one + "/revisions/" + number).then().statusCode(200).body("number", is(number));
    }

    /** @param removed members that are given as null */
    private static ValidatableResponse change(String method, String path, Map<String, ?> body, String... removed) {
        Map<String, Object> members = new java.util.HashMap<>(body);
        List.of(removed).forEach(name -> members.put(name, null));
        return admin().header("If-Match", "*")
                .body(members)
                .request(method, path)
                .then()
                .log()
                .headers()
                .statusCode(method.equals("DELETE") && path.split("/").length == 3 ? 204 : 200);
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
