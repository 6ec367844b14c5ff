package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EntryPagingApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "title", "-title"})
    void walkingToTheEndAndBackShowsEveryEntryOnceInOrder(String sort) {
        String tag = unique("walk");
        for (int i = 0; i < 11; i++) {
            // Three share each title, four each instant of publication.
            publishedAt(article("Title " + i / 3, "tags", List.of(tag)), "2026-01-0" + (1 + i / 4) + "T00:00:00Z");
        }
        String list = "/articles?limit=4&tag=" + tag + "&sort=" + sort;
        List<String> expected = ids(anybody()
                .get("/articles?limit=100&tag=" + tag + "&sort=" + sort)
                .jsonPath());
        assertThat(expected).hasSize(11).doesNotHaveDuplicates();

        List<String> forwards = new ArrayList<>();
        JsonPath page = anybody().get(list).jsonPath();
        forwards.addAll(ids(page));
        while (page.getString("page.next") != null) {
            page = anybody()
                    .get(list + "&cursor=" + page.getString("page.next"))
                    .jsonPath();
            forwards.addAll(ids(page));
        }
        assertThat(forwards).isEqualTo(expected);

        List<String> backwards = new ArrayList<>(reversed(ids(page)));
        while (page.getString("page.previous") != null) {
            page = anybody()
                    .get(list + "&cursor=" + page.getString("page.previous"))
                    .jsonPath();
            backwards.addAll(reversed(ids(page)));
        }
        assertThat(reversed(backwards)).isEqualTo(expected);
    }

    @Test
    void titlesAreSortedWithoutCaseAndAccents() {
        String tag = unique("titles");
        for (String title : List.of("zebra", "Äpfel", "“Bread”", "apple", "Bananas")) {
            article(title, "tags", List.of(tag));
        }
        anybody()
                .get("/articles?sort=title&tag=" + tag)
                .then()
                .body("data.title", is(List.of("Äpfel", "apple", "Bananas", "“Bread”", "zebra")));
    }

    @Test
    void whatIsPublishedDuringAWalkDisturbsNothing() {
        String tag = unique("during");
        for (int i = 0; i < 5; i++) {
            publishedAt(article("Before", "tags", List.of(tag)), "2026-02-0" + (i + 1) + "T00:00:00Z");
        }
        List<String> before = ids(anybody().get("/articles?tag=" + tag).jsonPath());
        JsonPath page = anybody().get("/articles?limit=2&tag=" + tag).jsonPath();
        List<String> seen = new ArrayList<>(ids(page));
        while (page.getString("page.next") != null) {
            article("Meanwhile", "tags", List.of(tag));
            page = anybody()
                    .get("/articles?limit=2&tag=" + tag + "&cursor=" + page.getString("page.next"))
                    .jsonPath();
            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(before);
    }

    @Test
    void aCursorBelongsToItsFiltersAndItsOrder() {
        String tag = unique("bound");
        article("One", "tags", List.of(tag));
        article("Two", "tags", List.of(tag));
        String cursor = anybody().get("/articles?limit=1&tag=" + tag).path("page.next");
        char last = cursor.charAt(cursor.length() - 1);
        String tampered = cursor.substring(0, cursor.length() - 2) + (last == 'A' ? "BB" : "AA");
        anybody()
                .get("/articles?limit=5&tag=" + tag + "&cursor=" + cursor)
                .then()
                .statusCode(200);
        for (String query : List.of(
                "/articles?tag=other&cursor=" + cursor,
                "/articles?sort=title&tag=" + tag + "&cursor=" + cursor,
                "/posts?tag=" + tag + "&cursor=" + cursor,
                "/entries?tag=" + tag + "&cursor=" + cursor,
                "/articles?tag=" + tag + "&cursor=" + tampered,
                "/articles?tag=" + tag + "&cursor=x",
                "/articles?tag=" + tag + "&cursor=!!!")) {
            anybody().get(query).then().statusCode(400).body("errors[0].parameter", is("cursor"));
        }
    }

    @Test
    void pagesAreNumberedAsFarAsTenThousand() {
        String tag = unique("pages");
        for (int i = 0; i < 5; i++) {
            post("Post " + i, "tags", List.of(tag));
        }
        List<String> all = ids(anybody().get("/posts?tag=" + tag).jsonPath());
        anybody()
                .get("/posts?limit=2&page=2&count=true&tag=" + tag)
                .then()
                .body("data.id", is(all.subList(2, 4)))
                .body("page.total", is(5))
                .body("page.next", notNullValue())
                .body("page.previous", notNullValue());
        anybody()
                .get("/posts?limit=2&page=3&tag=" + tag)
                .then()
                .body("data", hasSize(1))
                .body("page.next", nullValue());
        anybody().get("/posts?limit=100&page=100").then().statusCode(200);
        anybody().get("/posts?limit=100&page=101").then().statusCode(400).body("errors[0].parameter", is("page"));
        anybody().get("/posts?page=2&cursor=x").then().statusCode(400);
    }

    @Test
    void pagesLinkToEachOtherFromThePublicAddress() {
        String tag = unique("links");
        for (int i = 0; i < 3; i++) {
            post("Post " + i, "tags", List.of(tag));
        }
        String list = "/posts?limit=1&tag=" + tag;
        String next = anybody().get(list).path("page.next");
        anybody()
                .get(list + "&cursor=" + next)
                .then()
                .header("Link", containsString("/api/v1" + list + ">; rel=\"first\""))
                .header("Link", containsString("rel=\"next\""))
                .header("Link", containsString("rel=\"prev\""));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=101,limit",
        "limit=-1,limit",
        "limit=+5,limit",
        "page=0,page",
        "sort=name,sort",
        "sort=title;-title,sort",
        "count=yes,count",
        "fields=slug;titel,fields",
        "include=bodies,include",
        "body=pdf,body",
        "ids=1,ids",
        "publishedAfter=2026-02-30T00:00:00Z,publishedAfter",
        "publishedBefore=yesterday,publishedBefore",
        "tag=,tag",
        "tag=a;;b,tag",
        "status=deleted,status",
        "type=page,type"
    })
    void aWrongParameterIsNamed(String query, String parameter) {
        anybody()
                .get("/entries?" + query.replace(';', ','))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", is(parameter));
    }

    @Test
    void draftsStandInListsWithoutATimeOfPublication() {
        String tag = unique("mixed");
        String first = draft("First", "tags", List.of(tag)).getString("id");
        String second = draft("Second", "tags", List.of(tag)).getString("id");
        String list = "/articles?limit=1&status=draft,published&tag=" + tag;
        JsonPath page = admin().get(list).jsonPath();
        assertThat(ids(page)).containsExactly(second);
        assertThat(ids(admin().get(list + "&cursor=" + page.getString("page.next"))
                        .jsonPath()))
                .containsExactly(first);
    }

    private static void publishedAt(JsonPath entry, String instant) {
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", instant))
                .put("/articles/" + entry.getString("id") + "/publication")
                .then()
                .statusCode(200);
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("data.id");
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
