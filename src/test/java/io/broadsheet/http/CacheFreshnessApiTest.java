package io.broadsheet.http;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Given;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for how long: until it is written, or the clock makes something else of it. */
@QuarkusTest
class CacheFreshnessApiTest {

    private static final String HIT = "Broadsheet; hit";
    private static final String STORED = "Broadsheet; fwd=uri-miss; stored";

    @Inject
    TestClock clock;

    /** What other tests have scheduled would shorten the life of every answer. */
    @BeforeEach
    void passWhatIsScheduled() {
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void whatIsWrittenShowsAtOnceAndNothingElseIsForgotten() {
        String tag = tagged();
        String other = tagged();
        String list = "/articles?tag=" + tag;
        String unrelated = "/articles?tag=" + other;
        get(list);
        get(unrelated);
        String title = unique("New of the tag");
        article(title, "tags", List.of(tag));
        assertThat(get(list).body()).contains(title);
        assertThat(get(list).header("Cache-Status")).hasValue(HIT);
        assertThat(get(unrelated).header("Cache-Status")).hasValue(HIT);
    }

    @Test
    void aDraftTouchesNothingThatReadersSee() {
        String tag = tagged();
        String list = "/articles?tag=" + tag;
        get(list);
        draft(unique("Secret"), "tags", List.of(tag));
        assertThat(get(list).header("Cache-Status")).hasValue(HIT);
    }

    @Test
    void theNeighboursOfANewEntryAreToldOfIt() {
        String first = slug(article(unique("First")));
        String path = "/articles/" + first + "?include=neighbours";
        assertThat(anybody().get(path).<Object>path("neighbours.next")).isNull();
        String second = slug(article(unique("Second")));
        assertThat(anybody().get(path).<String>path("neighbours.next.slug")).isEqualTo(second);
        String further = "/articles/" + second + "?include=neighbours";
        get(further);
        article(unique("Third"));
        assertThat(get(path).header("Cache-Status")).hasValue(HIT);
        assertThat(get(further).header("Cache-Status")).hasValue(STORED);
    }

    @Test
    void nobodyIsToldToShowItLongerThanUntilTheNextPublication() {
        String tag = tagged();
        String slug = unique("soon");
        String etag = draft("Soon", "slug", slug, "tags", List.of(tag)).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", clock.instant().plusSeconds(100).toString()))
                .put("/articles/" + etag + "/publication")
                .then()
                .statusCode(200);
        String list = "/articles?tag=" + tag;
        assertThat(get(list).header("Cache-Control").orElseThrow())
                .matches("public, max-age=60, stale-while-revalidate=(3\\d|40), stale-if-error=3600");
        clock.advance(Duration.ofSeconds(70));
        Wire.Answer later = get(list);
        assertThat(later.header("Cache-Status")).hasValue(HIT);
        assertThat(later.header("Cache-Control").orElseThrow())
                .matches("public, max-age=(2\\d|30), stale-if-error=3600");
        assertThat(later.body()).doesNotContain(slug);
        clock.advance(Duration.ofSeconds(30));
        assertThat(get(list).body()).contains(slug);
    }

    @Test
    void whatIsToDisappearIsNeverShownOnError() {
        String id = draft(unique("Until")).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("unpublishAt", clock.instant().plusSeconds(100).toString()))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        assertThat(get("/articles/" + id).header("Cache-Control").orElseThrow())
                .matches("public, max-age=60, stale-while-revalidate=(3\\d|40)");
        clock.advance(Duration.ofSeconds(101));
        assertThat(get("/articles/" + id).status()).isEqualTo(410);
    }

    /** The counters follow the clock a moment later, so at first they still have it. */
    @Test
    void theCountOfATermFollowsAnEntryThatIsArchivedJustWhenItExpires() {
        String tag = unique("tag");
        String id = draft(unique("Brief"), "tags", List.of(tag)).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("unpublishAt", clock.instant().plusSeconds(100).toString()))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        assertThat(get("/tags/" + tag).body()).contains("\"count\":1");
        clock.advance(Duration.ofSeconds(100));
        admin().header("If-Match", "*")
                .put("/articles/" + id + "/archival")
                .then()
                .statusCode(200);
        assertThat(get("/tags/" + tag).body()).contains("\"count\":0");
    }

    /** Each path shows something that the write makes different. */
    @Test
    void allThatATermIsCalledByFollowsItsName() {
        String tag = tagged();
        String slug = anybody().get("/articles?tag=" + tag).path("data[0].slug");
        List<String> paths =
                List.of("/tags/" + tag, "/articles?tag=" + tag, "/articles/" + slug, "/tags?limit=100&sort=-name");
        paths.forEach(CacheFreshnessApiTest::get);
        String name = unique("zzz renamed");
        admin().header("If-Match", "*")
                .body(Map.of("name", name))
                .patch("/tags/" + tag)
                .then()
                .statusCode(200);
        assertThat(paths.stream().map(path -> get(path).body())).allMatch(body -> body.contains(name));
        assertThat(Stream.of("/tags/" + tag, "/articles?tag=" + tag)
                        .map(path -> get(path).header("Cache-Status").orElseThrow()))
                .containsOnly(HIT);
    }

    private static String tagged() {
        String tag = unique("tag");
        article(unique("Of a tag"), "tags", List.of(tag));
        return tag;
    }

    private static String slug(JsonPath created) {
        return created.getString("slug");
    }

    private static Wire.Answer get(String path, String... headers) {
        return Wire.get(Given.API + path, headers);
    }
}
