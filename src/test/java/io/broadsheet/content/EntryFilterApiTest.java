package io.broadsheet.content;

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
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryFilterApiTest {

    @Test
    void tagsAreCombinedByAnyByAllAndByNone() {
        String a = unique("a");
        String b = unique("b");
        String onlyA = article("A", "tags", List.of(a)).getString("id");
        String onlyB = article("B", "tags", List.of(b)).getString("id");
        String both = article("A and B", "tags", List.of(a, b)).getString("id");
        assertThat(found("tag=" + a)).containsExactly(both, onlyA);
        assertThat(found("tag=" + a + "," + b)).containsExactly(both, onlyB, onlyA);
        assertThat(found("tag=" + a + "&tag=" + b)).containsExactly(both);
        assertThat(found("tag=" + a + "&notTag=" + b)).containsExactly(onlyA);
        assertThat(found("tag=" + a + "&sort=title")).containsExactly(onlyA, both);
        assertThat(found("tag=" + unique("nobody"))).isEmpty();
    }

    @Test
    void aCategoryIncludesItsDescendants() {
        String top = unique("top");
        String below = unique("below");
        String deep = unique("deep");
        category(top, null);
        category(below, top);
        category(deep, below);
        String inTop = article("Top", "category", top).getString("id");
        String inDeep = article("Deep", "category", deep).getString("id");
        assertThat(found("category=" + top)).containsExactly(inDeep, inTop);
        assertThat(found("category=" + deep)).containsExactly(inDeep);
        assertThat(found("category=" + deep + "," + top)).containsExactly(inDeep, inTop);
        assertThat(found("category=" + unique("none"))).isEmpty();
    }

    @Test
    void authorsHashtagsAndLanguagesFilter() {
        String author = unique("Zoë Krämer");
        String hashtag = unique("Fog").replace("-", "");
        JsonPath made =
                article("Fog", "authors", List.of(author), "language", "de-AT", "body", markdown("#" + hashtag));
        String id = made.getString("id");
        assertThat(found("author=" + made.getString("authors[0].slug"))).containsExactly(id);
        assertThat(found("hashtag=" + hashtag.toUpperCase())).containsExactly(id);
        assertThat(found("hashtag=" + hashtag + "&language=de-AT")).containsExactly(id);
        assertThat(found("hashtag=" + hashtag + "&language=fr,de-AT")).containsExactly(id);
        assertThat(found("hashtag=" + hashtag + "&language=fr")).isEmpty();
        assertThat(found("hashtag=" + hashtag + ",none&author=" + made.getString("authors[0].slug")))
                .containsExactly(id);
    }

    @Test
    void aHashtagIsFoundHoweverItsAccentsAreWritten() {
        String hashtag = unique("Cafe\u0301").replace("-", "");
        String id = article("Coffee", "body", markdown("#" + hashtag)).getString("id");
        assertThat(found("hashtag=" + hashtag)).containsExactly(id);
        assertThat(found("hashtag=" + Normalizer.normalize(hashtag, Normalizer.Form.NFC)))
                .containsExactly(id);
    }

    @Test
    void timesAreHalfOpen() {
        String tag = unique("times");
        String id = article("At noon", "tags", List.of(tag)).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", "2026-03-01T12:00:00Z"))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        assertThat(found("tag=" + tag + "&publishedAfter=2026-03-01T12:00:00Z")).containsExactly(id);
        assertThat(found("tag=" + tag + "&publishedAfter=2026-03-01T12:00:00.001Z"))
                .isEmpty();
        assertThat(found("tag=" + tag + "&publishedBefore=2026-03-01T12:00:00Z"))
                .isEmpty();
        assertThat(found("tag=" + tag + "&publishedBefore=2026-03-01T13:00:01%2B01:00"))
                .containsExactly(id);
        String updated = anybody().get("/articles/" + id).path("updatedAt");
        assertThat(found("tag=" + tag + "&updatedAfter=" + updated)).containsExactly(id);
    }

    @Test
    void entriesAreFoundByIdsAndBySlugs() {
        JsonPath one = article(unique("One"));
        JsonPath two = article(unique("Two"));
        assertThat(found("ids=" + one.getString("id") + "," + two.getString("id")))
                .containsExactly(two.getString("id"), one.getString("id"));
        assertThat(found("slugs=" + one.getString("slug"))).containsExactly(one.getString("id"));
    }

    @Test
    void articlesAndPostsStandInOneStream() {
        String tag = unique("stream");
        String article = article("Article", "tags", List.of(tag)).getString("id");
        String post = post("Post", "tags", List.of(tag)).getString("id");
        String stream = "/entries?tag=" + tag;
        anybody().get(stream).then().body("data.id", is(List.of(post, article)));
        anybody().get(stream + "&type=article,post").then().body("data.id", is(List.of(post, article)));
        anybody().get(stream + "&type=post").then().body("data.id", is(List.of(post)));
    }

    @Test
    void onlyWhoMayReadDraftsListsThem() {
        String tag = unique("drafts");
        String id = draft("Draft", "tags", List.of(tag)).getString("id");
        String list = "/articles?status=draft&tag=" + tag;
        anybody().get("/articles?tag=" + tag).then().body("data", hasSize(0));
        anybody().get(list).then().statusCode(401);
        with(key("content:write")).get(list).then().statusCode(403);
        with(key("content:read")).get(list).then().statusCode(200).body("data.id", is(List.of(id)));
        admin().get("/articles?tag=" + tag).then().body("data", hasSize(0));
    }

    @Test
    void anAnswerHasTheMembersAskedForAndNoOthers() {
        String tag = unique("sparse");
        String older = article("Older", "tags", List.of(tag), "body", markdown("# Text\n\nof *it*"))
                .getString("slug");
        article("Newer", "tags", List.of(tag));
        anybody()
                .get("/articles?fields=slug,title&tag=" + tag)
                .then()
                .body("data[1]", is(Map.of("slug", older, "title", "Older")));
        anybody()
                .get("/articles?include=body,neighbours&body=text,blocks&tag=" + tag)
                .then()
                .body("data[1].body.text", is("Text\n\nof it"))
                .body("data[1].body.blocks[0].type", is("heading"))
                .body("data[1].body", not(hasKey("html")))
                .body("data[1].neighbours.next.title", is("Newer"))
                .body("data[0]", not(hasKey("body")));
        anybody().get("/articles?tag=" + tag).then().body("data[1]", not(hasKey("body")));
        anybody()
                .get("/articles/" + older + "?fields=title,body&body=markdown")
                .then()
                .body("size()", is(2))
                .body("body.markdown", is("# Text\n\nof *it*"));
    }

    @Test
    void aPostTellsWhatItIsAboutUnlessThatIsADraft() {
        String draft = draft(unique("Secret")).getString("id");
        String post = post("About it", "about", draft).getString("id");
        anybody().get("/posts/" + post).then().body("about", nullValue());
        admin().get("/posts/" + post)
                .then()
                .body("about.title", is(admin().get("/articles/" + draft).<String>path("title")));
        admin().header("If-Match", "*")
                .put("/articles/" + draft + "/publication")
                .then()
                .statusCode(200);
        anybody().get("/posts/" + post).then().body("about.type", is("article"));
        admin().body(Map.of("title", "x", "about", draft))
                .post("/articles")
                .then()
                .statusCode(400);
    }

    private static void category(String slug, String parent) {
        Map<String, Object> category = new java.util.HashMap<>(Map.of("name", slug, "slug", slug));
        category.put("parent", parent);
        admin().body(category).post("/categories").then().statusCode(201);
    }

    private static List<String> found(String query) {
        return anybody()
                .get("/articles?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }
}
