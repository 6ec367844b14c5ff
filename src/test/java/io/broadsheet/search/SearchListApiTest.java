package io.broadsheet.search;

import static io.broadsheet.search.SearchApiTest.search;
import static io.broadsheet.search.SearchApiTest.slug;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchListApiTest {

    @ParameterizedTest
    @CsvSource({"relevance", "-publishedAt", "publishedAt", "title", "-updatedAt"})
    void everyMatchIsWalkedOnceInEitherDirection(String sort) {
        String word = "walk" + sort.replaceAll("\\W", "x") + "able";
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(slug(article("Entry " + i, "body", markdown((word + " ").repeat(1 + i % 3)))));
        }
        List<String> forth = new ArrayList<>();
        JsonPath page = search(word, "limit", "2", "sort", sort, "count", "true")
                .body("page.total", equalTo(7))
                .extract()
                .jsonPath();
        forth.addAll(page.getList("data.slug"));
        String last = null;
        while (page.get("page.next") != null) {
            page = search(word, "limit", "2", "sort", sort, "cursor", page.getString("page.next"))
                    .extract()
                    .jsonPath();
            forth.addAll(page.getList("data.slug"));
            last = page.getString("page.previous");
        }
        assertThat(forth).containsExactlyInAnyOrderElementsOf(all);
        List<String> back = new ArrayList<>(forth.subList(6, 7));
        while (last != null) {
            page = search(word, "limit", "2", "sort", sort, "cursor", last)
                    .extract()
                    .jsonPath();
            back.addAll(0, page.getList("data.slug"));
            last = page.getString("page.previous");
        }
        assertThat(back).isEqualTo(forth);
    }

    @Test
    void whatWasNotWeighedFollowsNewestFirst() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            all.add(slug(post("Note " + i, "excerpt", "A manateeish thing")));
        }
        List<String> forth = new ArrayList<>();
        List<String> back = new ArrayList<>();
        JsonPath page = search("manateeish", "limit", "60", "count", "true")
                .body("page.total", equalTo(230))
                .extract()
                .jsonPath();
        forth.addAll(page.getList("data.slug"));
        while (page.get("page.next") != null) {
            page = search("manateeish", "limit", "60", "cursor", page.getString("page.next"))
                    .extract()
                    .jsonPath();
            forth.addAll(page.getList("data.slug"));
        }
        assertThat(forth).containsExactlyInAnyOrderElementsOf(all);
        List<String> oldest = new ArrayList<>(all.subList(0, 30));
        Collections.reverse(oldest);
        assertThat(forth.subList(200, 230)).isEqualTo(oldest);
        back.addAll(page.getList("data.slug"));
        while (page.get("page.previous") != null) {
            page = search("manateeish", "limit", "60", "cursor", page.getString("page.previous"))
                    .extract()
                    .jsonPath();
            back.addAll(0, page.getList("data.slug"));
        }
        assertThat(back).isEqualTo(forth);
        search("manateeish", "limit", "100", "page", "3").body("data.slug", equalTo(forth.subList(200, 230)));
        search("manateeish", "limit", "90", "page", "3").body("data.slug", equalTo(forth.subList(180, 230)));
    }

    @Test
    void filtersNarrowWhatIsFound() {
        String word = "axolotlish";
        String tagged = slug(article("Tagged " + word, "tags", List.of("axolotl-tag")));
        article("Untagged " + word);
        search(word, "tag", "axolotl-tag").body("data.slug", contains(tagged));
        search(word, "tag", "axolotl-tag", "notTag", "axolotl-tag").body("data", empty());
        search(word, "limit", "1", "page", "2").body("data", hasSize(1));
    }

    @Test
    void listsTakeAQueryTooAndKeepTheirOrder() {
        String first = slug(article("Pangolinesque", "body", markdown("One.")));
        String second = slug(article("Second", "body", markdown("Pangolinesque.")));
        post("Pangolinesque");
        anybody().get("/articles?q=pangolinesque").then().body("data.slug", contains(second, first));
        anybody().get("/articles?q=pangolinesque&sort=relevance").then().body("data.slug", contains(first, second));
        anybody().get("/entries?q=pangolinesque&type=post").then().body("data", hasSize(1));
        anybody().get("/articles?q=pangolinesqeu").then().body("data", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/search | q | required",
                "/search?q=- | q | query",
                "/search?q=-only | q | query",
                "/search?q=%22%22 | q | query",
                "/search?q=fine+or+-only | q | query",
                "/search?q=%20%20 | q | empty",
                "/articles?q=... | q | query",
                "/search?q=fine&sort=relevanse | sort | unknown",
                "/search?q=fine&type=artikel | type | unknown",
                "/search?q=fine&querry=x | querry | unknown",
                "/articles?sort=relevance | sort | relevance",
                "/articles?q=fine&q=twice | q | repeated",
            })
    void aWrongParameterIsNamedWithWhatItAccepts(String path, String parameter, String code) {
        anybody()
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(parameter))
                .body("errors.code", contains(code));
    }

    @Test
    void aQueryHasABound() {
        anybody().get("/search?q=" + "a".repeat(200)).then().statusCode(200);
        anybody().get("/search?q=" + "a".repeat(201)).then().statusCode(400).body("errors.parameter", contains("q"));
    }

    @Test
    void acceptLanguageChangesNothing() {
        article("Okapilike", "language", "de");
        String plain = anybody().get("/search?q=okapilike").asString();
        String german = anybody()
                .header("Accept-Language", "de")
                .get("/search?q=okapilike")
                .asString();
        assertThat(german).isEqualTo(plain);
    }
}
