package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is text: what other languages would take for code, or for decoration, comes back as it was given. */
@QuarkusTest
class TextSafetyApiTest {

    private static final List<String> TEXTS = List.of(
            "'; drop table entry; --",
            "x' or '1'='1",
            "<script>alert(1)</script><b>bold</b>",
            "&lt;b&gt; &amp; &#39; & AT&T",
            "\"double\" 'single' “curly” `back` \\ / \\u0041",
            "${jndi:ldap://x} #{7*7} {{7*7}} %s %n {0}",
            "👩‍👩‍👧‍👦 🏳️‍🌈 𝕏 😀",
            "مرحبا ‮txt.exe‬ שלום",
            "Zoë, Zoe\u0308, Łódź, 北京, ﷽",
            "a\tb \u200b\u00ad\ufeffc\u2028d\u0085e",
            "_ % \\_ \\%",
            "=cmd|' /C calc'!A0");

    static Stream<Arguments> textsOfTerms() {
        return Stream.of("/tags", "/authors", "/categories")
                .flatMap(list -> TEXTS.stream().map(text -> Arguments.of(list, text)));
    }

    static List<String> texts() {
        return TEXTS;
    }

    @ParameterizedTest
    @MethodSource("textsOfTerms")
    void ofATerm(String list, String text) {
        // Names that differ in case only are one, so each run has its own.
        String name = text + " " + UUID.randomUUID();
        String id = admin().body(Map.of("name", name, "description", text))
                .post(list)
                .path("id");
        JsonPath read = anybody().get(list + "/" + id).jsonPath();
        assertThat(read.getString("name")).isEqualTo(name);
        assertThat(read.getString("description")).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void ofAnEntry(String text) {
        Map<String, Object> image = Map.of("url", "/a.jpg", "alt", text, "caption", text, "credit", text);
        Map<String, Object> seo = Map.of("title", text, "description", text);
        String name = text + " " + UUID.randomUUID();
        JsonPath made = article(
                text, "excerpt", text, "image", image, "seo", seo, "tags", List.of(name), "authors", List.of(name));
        for (JsonPath entry : List.of(
                made,
                anybody().get("/articles/" + made.getString("slug")).jsonPath(),
                JsonPath.from(anybody()
                                .get("/articles?ids=" + made.getString("id"))
                                .asString())
                        .setRootPath("data[0]"))) {
            assertThat(entry.getString("title")).isEqualTo(text);
            assertThat(entry.getString("excerpt")).isEqualTo(text);
            assertThat(entry.getMap("image")).isEqualTo(image);
            assertThat(entry.getString("seo.title")).isEqualTo(text);
            assertThat(entry.getString("seo.description")).isEqualTo(text);
            assertThat(entry.getString("tags[0].name")).isEqualTo(name);
            assertThat(entry.getString("authors[0].name")).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void ofAKeyAndOfTheSite(String text) {
        String id = admin().body(Map.of("name", text, "scopes", List.of("admin")))
                .post("/keys")
                .path("id");
        assertThat(admin().get("/keys/" + id).jsonPath().getString("name")).isEqualTo(text);
        String former = anybody().get("/site").path("title");
        Map<String, Object> link = Map.of("name", text, "url", "https://example.org/");
        try {
            changeSite(Map.of("title", text, "description", text, "socialLinks", List.of(link)));
            JsonPath site = anybody().get("/site").jsonPath();
            assertThat(site.getString("title")).isEqualTo(text);
            assertThat(site.getString("description")).isEqualTo(text);
            assertThat(site.getList("socialLinks")).isEqualTo(List.of(link));
        } finally {
            changeSite(Map.of("title", former, "socialLinks", List.of()));
        }
    }

    /** What goes into a query is data there, too. */
    @ParameterizedTest
    @ValueSource(strings = {"'", "%27%20or%201%3D1--", "%22", "%25", "_", "%5C", "%F0%9F%98%80", "%E2%80%AE"})
    void ofAParameter(String encoded) {
        for (String name : List.of("tag", "notTag", "category", "author", "hashtag", "slugs")) {
            anybody().get("/articles?limit=1&" + name + "=" + encoded).then().statusCode(200);
        }
        for (String list : List.of("/articles/", "/tags/", "/categories/")) {
            anybody().get(list + encoded).then().statusCode(404);
        }
    }

    private static void changeSite(Map<String, Object> change) {
        admin().header("If-Match", "*").body(change).patch("/site").then().statusCode(200);
    }
}
