package io.broadsheet.content;

import static io.broadsheet.content.Trash.erase;
import static io.broadsheet.content.Trash.restore;
import static io.broadsheet.content.Trash.trashed;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was deleted, and both ways out of the trash. */
@QuarkusTest
class TrashedEntryApiTest {

    @Nested
    class AsReader {

        @Test
        void whatIsRestoredIsThereAgainAndToldSo() {
            String slug = article(unique("Back"), "body", markdown("Whole.")).getString("slug");
            anybody().get("/articles/" + slug).then().statusCode(200);
            String id = trashed("/articles/" + slug);
            anybody().get("/articles/" + slug).then().statusCode(410);
            restore(id).statusCode(200).body("status", is("published")).body("slug", is(slug));
            anybody().get("/articles/" + slug).then().statusCode(200).body("body.html", startsWith("<p>Whole."));
            anybody().get("/articles?slugs=" + slug).then().body("data", hasSize(1));
        }

        @Test
        void aPostAboutWhatIsErasedIsAboutNothing() {
            String id = article(unique("Subject")).getString("id");
            String one = "/posts/" + post(unique("About it"), "about", id).getString("id");
            anybody().get(one).then().body("about", notNullValue());
            trashed("/articles/" + id);
            anybody().get(one).then().body("about", nullValue());
            restore(id).statusCode(200);
            anybody().get(one).then().body("about", notNullValue());
            trashed("/articles/" + id);
            erase(id).statusCode(204);
            anybody().get(one).then().statusCode(200).body("about", nullValue());
            admin().get(one).then().body("about", nullValue());
        }

        @Test
        void whatWasCountedIsCountedAgain() {
            String tag = unique("tag");
            String id = article(unique("Counts"), "tags", List.of(tag)).getString("id");
            trashed("/articles/" + id);
            anybody().get("/tags/" + tag).then().body("count", is(0));
            restore(id).statusCode(200);
            anybody().get("/tags/" + tag).then().body("count", is(1));
            trashed("/articles/" + id);
            erase(id).statusCode(204);
            anybody().get("/tags/" + tag).then().body("count", is(0));
        }
    }

    @Nested
    class AsEditor {

        @Test
        void theTrashListsBothKindsLastDeletedFirst() {
            String first = trashed("/articles/" + article(unique("One")).getString("id"));
            String second = trashed("/posts/" + post(unique("Two")).getString("id"));
            String third = trashed("/articles/" + draft(unique("Three")).getString("id"));
            JsonPath page = admin().get("/trash?limit=2")
                    .then()
                    .statusCode(200)
                    .body("data.id", is(List.of(third, second)))
                    .body("data.type", is(List.of("article", "post")))
                    .body("data.status", is(List.of("draft", "published")))
                    .extract()
                    .jsonPath();
            admin().get("/trash?limit=1&cursor=" + page.getString("page.next"))
                    .then()
                    .body("data.id", is(List.of(first)));
            admin().get("/trash?type=article&limit=2").then().body("data.id", is(List.of(third, first)));
            admin().get("/trash?type=tag").then().statusCode(400);
            admin().get("/trash?type=article&cursor=" + page.getString("page.next"))
                    .then()
                    .statusCode(400);
        }

        @Test
        void theTrashTellsTheVersionToRestore() {
            String id = trashed("/articles/" + article(unique("Versioned")).getString("id"));
            String version = admin().get("/trash/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"v1\"")
                    .body("deletedAt", notNullValue())
                    .extract()
                    .header("ETag");
            admin().header("If-Match", version)
                    .post("/trash/" + id + "/restoration")
                    .then()
                    .statusCode(200)
                    .header("ETag", not(version));
        }

        @Test
        void whatIsNotInTheTrashIsNotFoundThere() {
            String id = article(unique("Alive")).getString("id");
            for (String ref : List.of(id, "019ab0c2-4f00-7000-8000-00000000ffff", "a-slug")) {
                admin().get("/trash/" + ref).then().statusCode(404);
                admin().header("If-Match", "*").delete("/trash/" + ref).then().statusCode(404);
                restore(ref).statusCode(404);
            }
            anybody().get("/articles/" + id).then().statusCode(200);
        }

        @Test
        void aSlugThatWasTakenIsMadeAnew() {
            String slug = unique("wanted");
            String id = trashed("/articles/" + article("First", "slug", slug).getString("id"));
            article("Second", "slug", slug);
            restore(id).statusCode(200).body("slug", is(slug + "-2"));
            anybody().get("/articles/" + slug).then().body("title", is("Second"));
            anybody().get("/articles/" + slug + "-2").then().body("title", is("First"));
            JsonPath told = admin().get("/articles/" + id + "/revisions/3").jsonPath();
            assertThat(told.getString("kind")).isEqualTo("undeleted");
            assertThat(told.<String>getList("changed")).containsExactly("slug", "trashedAt");
        }

        @Test
        void whatReadersWillSeeAgainNeedsTheScopeOfPublishing() {
            String writer = key("content:write");
            String published = trashed("/articles/" + article(unique("Public")).getString("id"));
            String draft = trashed("/articles/" + draft(unique("Draft")).getString("id"));
            String scheduled = draft(unique("Later")).getString("id");
            admin().header("If-Match", "*")
                    .body(Map.of("publishAt", "2099-01-01T00:00:00Z"))
                    .put("/articles/" + scheduled + "/publication")
                    .then()
                    .statusCode(200);
            trashed("/articles/" + scheduled);
            for (String id : List.of(published, scheduled)) {
                with(writer)
                        .header("If-Match", "*")
                        .post("/trash/" + id + "/restoration")
                        .then()
                        .statusCode(403);
                admin().get("/trash/" + id).then().statusCode(200);
            }
            with(writer)
                    .header("If-Match", "*")
                    .post("/trash/" + draft + "/restoration")
                    .then()
                    .statusCode(200);
            with(key("content:write", "content:publish"))
                    .header("If-Match", "*")
                    .post("/trash/" + published + "/restoration")
                    .then()
                    .statusCode(200);
        }
    }
}
