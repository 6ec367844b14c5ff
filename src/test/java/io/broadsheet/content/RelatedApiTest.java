package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RelatedApiTest {

    private final String tag = unique("shared");
    private final String other = unique("other");
    private String category;

    @BeforeEach
    void aCategoryOfItsOwn() {
        category = admin().body(Map.of("name", unique("Section")))
                .post("/categories")
                .then()
                .extract()
                .path("slug");
    }

    /** No two share a word of their titles unless a test says so. */
    private JsonPath of(String title, Object... members) {
        Object[] all = new Object[members.length + 2];
        all[0] = "category";
        all[1] = category;
        System.arraycopy(members, 0, all, 2, members.length);
        return article(title + " x" + unique("").replace("-", ""), all);
    }

    private static String slug(JsonPath entry) {
        return entry.getString("slug");
    }

    @Test
    void whatHasMostInCommonIsChosenAndShownNewestFirst() {
        JsonPath both = of("Kelp", "tags", List.of(tag, other));
        of("Moss");
        JsonPath one = of("Fern", "tags", List.of(tag));
        JsonPath subject = of("Seaweed", "tags", List.of(tag, other));
        of("Lichen");
        anybody()
                .get("/articles/" + slug(subject) + "/related?limit=2")
                .then()
                .statusCode(200)
                .body("data.slug", contains(slug(one), slug(both)))
                .body("data[0].body", nullValue())
                .body("page.limit", equalTo(2))
                .body("page.next", nullValue());
        anybody().get("/articles/" + slug(subject) + "/related?limit=1").then().body("data.slug", contains(slug(both)));
    }

    @Test
    void wordsOfTheTitleRelateThemToo() {
        JsonPath alike = article("Whirligig beetles of the north");
        article("Something different");
        JsonPath subject = of("A whirligig on the fair");
        anybody()
                .get("/articles/" + slug(subject) + "/related?limit=1")
                .then()
                .body("data.slug", contains(slug(alike)));
    }

    @Test
    void onlyWhatReadersSeeOfTheSameKindIsRelatedAndNeverItself() {
        JsonPath subject = of("Sole", "tags", List.of(tag));
        draft("Draft", "tags", List.of(tag));
        post("Post", "tags", List.of(tag));
        anybody()
                .get("/articles/" + subject.getString("id") + "/related")
                .then()
                .body("data", empty());
        JsonPath gone = of("Gone", "tags", List.of(tag));
        anybody().get("/articles/" + slug(subject) + "/related").then().body("data.slug", contains(slug(gone)));
        admin().header("If-Match", "*").delete("/articles/" + slug(gone));
        anybody().get("/articles/" + slug(subject) + "/related").then().body("data", empty());
    }

    @Test
    void anEntryBringsThemAlong() {
        JsonPath older = of("Bollard", "tags", List.of(tag), "body", markdown("Text."));
        JsonPath subject = of("Capstan", "tags", List.of(tag));
        anybody()
                .get("/articles/" + slug(subject) + "?include=related,neighbours")
                .then()
                .body("related.slug", contains(slug(older)))
                .body("related[0].body", nullValue())
                .body("related[0].category.slug", equalTo(category));
        anybody()
                .get("/articles?include=related&tag=" + tag)
                .then()
                .body("data.find { it.slug == '" + slug(older) + "' }.related.slug", contains(slug(subject)))
                .body("data.find { it.slug == '" + slug(subject) + "' }.related.slug", contains(slug(older)));
        anybody().get("/articles/" + slug(subject)).then().body("keySet()", not(hasItem("related")));
    }

    @Test
    void thoseOfSomethingHiddenAreHiddenAndAFormerSlugLeadsOn() {
        JsonPath hidden = draft("Hidden");
        anybody().get("/articles/" + slug(hidden) + "/related").then().statusCode(404);
        JsonPath subject = of("Subject");
        admin().header("If-Match", "*").body(Map.of("slug", unique("renamed"))).patch("/articles/" + slug(subject));
        anybody()
                .redirects()
                .follow(false)
                .get("/articles/" + slug(subject) + "/related")
                .then()
                .statusCode(301);
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, limit, range",
        "?limit=101, limit, range",
        "?include=relatet, include, unknown",
        "?cursor=x, cursor, unknown",
        "?limitt=5, limitt, unknown"
    })
    void aWrongParameterIsNamed(String query, String parameter, String code) {
        JsonPath subject = of("Subject");
        anybody()
                .get("/articles/" + slug(subject) + "/related" + query)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }
}
