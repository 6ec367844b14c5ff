package io.broadsheet.search;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchApiTest {

    private static ValidatableResponse search(String query, String... parameters) {
        var request = anybody().urlEncodingEnabled(true).queryParam("q", query);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/search").then().statusCode(200);
    }

    private static String slug(JsonPath entry) {
        return entry.getString("slug");
    }

    @Test
    void titleCountsMoreThanExcerptAndExcerptMoreThanBody() {
        String body = slug(article("One", "body", markdown("All about a quokkaberry. ".repeat(20))));
        String excerpt = slug(article("Two", "excerpt", "A quokkaberry", "body", markdown("Something else.")));
        String title = slug(article("The quokkaberry", "body", markdown("Something else.")));
        search("quokkaberry").body("data.slug", contains(title, excerpt, body)).body("suggestion", nullValue());
    }

    @Test
    void ageIsAMildFactor() {
        String body = slug(article("New", "body", markdown("A wombatine thing.")));
        JsonPath old = article("A wombatine thing");
        dateBack(old, "2016-01-01T00:00:00Z");
        JsonPath older = article("A wombatine thing");
        dateBack(older, "2010-01-01T00:00:00Z");
        search("wombatine").body("data.slug", contains(slug(old), slug(older), body));
    }

    private static void dateBack(JsonPath entry, String instant) {
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", instant))
                .put("/articles/" + slug(entry) + "/publication")
                .then()
                .statusCode(200);
    }

    @Test
    void bothKindsAreFoundUnlessOneIsAskedFor() {
        String article = slug(article("Numbatian news"));
        String post = slug(post("Numbatian news"));
        search("numbatian").body("data.slug", containsInAnyOrder(article, post));
        search("numbatian", "type", "post").body("data.slug", contains(post));
    }

    @Test
    void accentsCaseAndEndingsDoNotMatter() {
        String slug = slug(article("Zürcher Crémeschnitte", "body", markdown("She was jumping over fences.")));
        for (String query : List.of("cremeschnitte", "CRÉMESCHNITTE", "zurcher", "Zürcher", "jumped fence zurcher")) {
            search(query).body("data.slug", contains(slug));
        }
    }

    @Test
    void eachLanguageHasItsEndings() {
        String german = slug(article("Kiezhafen", "language", "de-CH", "body", markdown("Die Brücken der Stadt.")));
        String english = slug(article("Kiezhafen", "language", "en", "body", markdown("The bridges, kiezhafen.")));
        String other = slug(article("Kiezhafen", "language", "mi", "body", markdown("Brücken, as they stand.")));
        search("kiezhafen brücke").body("data.slug", contains(german));
        search("kiezhafen bridge").body("data.slug", contains(english));
        search("kiezhafen brücken").body("data.slug", containsInAnyOrder(german, other));
        search("kiezhafen brücken -stadt").body("data.slug", contains(other));
        search("kiezhafen", "language", "en").body("data.slug", contains(english));
    }

    @Test
    void phrasesExclusionsAndAlternativesAreUnderstood() {
        String near = slug(article("Tamarind one", "body", markdown("a salty tamarind soup")));
        String apart = slug(article("Tamarind two", "body", markdown("soup, salty, with tamarind")));
        search("\"salty tamarind soup\"").body("data.slug", contains(near));
        search("tamarind soup -\"salty tamarind\"").body("data.slug", contains(apart));
        search("\"tamarind one\" or \"tamarind two\"").body("data.slug", containsInAnyOrder(near, apart));
        search("tamarind nowhereatall").body("data", not(hasSize(2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crates.example.io | see crates.example.io for more | example.crates.io",
                "Vec<Marmotling> | use Vec<Marmotling> here | Marmotling<Vec>",
                "gen_random_okapi() | call gen_random_okapi() twice | random_gen_okapi",
                "3.1415.9 | version 3.1415.9 is out | 9.3.1415",
            })
    void whatHoldsSeveralWordsIsAPhrase(String query, String text, String other) {
        String slug = slug(article("Found by signs", "body", markdown("```\n" + text + "\n```")));
        article("Other signs", "body", markdown("```\n" + other + "\n```"));
        search(query).body("data.slug", contains(slug));
    }

    @ParameterizedTest
    @CsvSource({
        "昨日は東京タワーに登りました, 東京タワー, <mark>東京タワー</mark>",
        "เราไปเที่ยวหัวหินกันเถอะ, หัวหิน, <mark>หัวหิน</mark>",
        "我们在长城上喝茶, 长城, <mark>长城</mark>",
        "어제는제주도에갔어요, 제주도, <mark>제주도</mark>"
    })
    void scriptsWithoutGapsAreFoundByAnyPart(String text, String query, String marked) {
        String slug = slug(article("Untitled", "body", markdown(text)));
        JsonPath found =
                search(query).body("data.slug", contains(slug)).extract().jsonPath();
        assertThat(found.getString("data[0].highlights.text[0]")).contains(marked);
        search(new StringBuilder(query).reverse().toString()).body("data", empty());
    }

    @Test
    void softHyphensAndJoinersAreNoGaps() {
        String slug = slug(article("Silbenfall", "language", "de", "body", markdown("Im Silben\u00adtrennfall.")));
        search("silbentrennfall")
                .body("data.slug", contains(slug))
                .body("suggestion", nullValue())
                .body("data[0].highlights.text", contains("Im <mark>Silben\u00adtrennfall</mark>."));
        search("silben\u00adtrennfall").body("data.slug", contains(slug));
    }

    @Test
    void aMisspeltWordIsFoundAndSaidSo() {
        String slug = slug(article("The perambulator of Wellington", "body", markdown("It rolls.")));
        search("peranbulator").body("data.slug", contains(slug)).body("suggestion", equalTo("perambulator"));
        search("perambualtor -nothing").body("suggestion", equalTo("perambulator -nothing"));
        search("perambulator").body("data.slug", contains(slug)).body("suggestion", nullValue());
        search("xyzzyqwv").body("data", empty()).body("suggestion", nullValue());
    }

    @Test
    void namesOfStopWordsAloneAreFoundByTheirTitle() {
        String slug = slug(article("The Who Were These", "language", "en"));
        search("\"the who were these\"").body("data.slug", contains(slug));
    }

    @Test
    void draftsAreNeitherFoundNorSuggested() {
        JsonPath hidden = draft("Embargoed plesiosaurus");
        search("plesiosaurus").body("data", empty());
        search("plesiosaurs").body("data", empty()).body("suggestion", nullValue());
        admin().get("/search?q=plesiosaurus&status=draft").then().body("data.slug", contains(slug(hidden)));
        anybody().get("/search?q=plesiosaurus&status=draft").then().statusCode(401);
    }

    @Test
    void noGuessGivesAwayAWordOfADraft() {
        JsonPath hidden = draft("Embargoed glyptodontes");
        String slug = slug(article("The public glyptodontis"));
        search("glyptodonte").body("data.slug", contains(slug)).body("suggestion", equalTo("glyptodontis"));
        search("glyptodontiss or embargoet").body("suggestion", equalTo("glyptodontis or embargoet"));
        admin().get("/search?q=embargoet&status=draft")
                .then()
                .body("data.slug", hasItem(slug(hidden)))
                .body("suggestion", equalTo("embargoed"));
    }

    @Test
    void whatIsChangedIsFoundByWhatItIsNow() {
        JsonPath entry = article("Archaeopteryxian before", "body", markdown("The same."));
        admin().header("If-Match", "*")
                .body(Map.of("title", "Pterodactylian after"))
                .patch("/articles/" + entry.getString("id"))
                .then()
                .statusCode(200);
        search("archaeopteryxian").body("data", empty());
        search("pterodactylian same").body("data", hasSize(1));
        admin().header("If-Match", "*")
                .delete("/articles/" + entry.getString("id"))
                .then()
                .statusCode(204);
        search("pterodactylian").body("data", empty());
    }

    @Test
    void highlightsAreEscapedTextWithMarksAlone() {
        article(
                "<b>Capybaresque</b> & \"co\"",
                "body",
                Map.of("markdown", "`<script>capybaresque</script>` and Capybaresques."));
        search("capybaresque")
                .body(
                        "data[0].highlights.title",
                        equalTo("&lt;b&gt;<mark>Capybaresque</mark>&lt;/b&gt; &amp; &quot;co&quot;"))
                .body(
                        "data[0].highlights.text",
                        contains(
                                "&lt;script&gt;<mark>capybaresque</mark>&lt;/script&gt; and <mark>Capybaresques</mark>."));
        search("capybaresque", "fields", "slug,highlights")
                .body("data[0].keySet()", containsInAnyOrder("slug", "highlights"));
        search("capybaresque", "fields", "slug").body("data[0].keySet()", contains("slug"));
    }

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
