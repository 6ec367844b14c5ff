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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchApiTest {

    static ValidatableResponse search(String query, String... parameters) {
        var request = anybody().urlEncodingEnabled(true).queryParam("q", query);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/search").then().statusCode(200);
    }

    static String slug(JsonPath entry) {
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
}
