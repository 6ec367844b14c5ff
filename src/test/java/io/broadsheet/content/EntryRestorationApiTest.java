package io.broadsheet.content;

import static io.broadsheet.content.Revisions.change;
import static io.broadsheet.content.Revisions.one;
import static io.broadsheet.content.Revisions.page;
import static io.broadsheet.content.Revisions.revision;
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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was written of an entry can be had again. */
@QuarkusTest
class EntryRestorationApiTest {

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
        String category =
                admin().body(Map.of("name", unique("Desk"))).post("/categories").path("slug");
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
