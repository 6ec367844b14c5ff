package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By what schema.org says of the types, and what Google's guide to structured data of articles asks for. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class JsonLdApiTest {

    /** Members of CreativeWork, Article and their ancestors that are used; all others are a mistake. */
    private static final Set<String> PROPERTIES = Set.of(
            "@context",
            "@type",
            "headline",
            "description",
            "image",
            "datePublished",
            "dateModified",
            "inLanguage",
            "author",
            "publisher",
            "isPartOf",
            "mainEntityOfPage",
            "url",
            "articleSection",
            "keywords",
            "wordCount",
            "about");

    private static final Set<String> ASKED_FOR = Set.of(
            "@context", "@type", "headline", "image", "datePublished", "dateModified", "author", "publisher", "url");

    @Inject
    TestClock clock;

    @Test
    void aWholeArticleHasEveryMemberThatIsAskedFor() {
        OwnSite.change(Map.of("title", "The Packet"));
        String category = admin().body(Map.of("name", "Harbour news"))
                .post("/categories")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
        String title = unique("Bridges & </script> \"quotes\"");
        JsonPath made = article(
                title,
                "body",
                markdown("It opens on *Friday*."),
                "authors",
                List.of("Zoë Krämer", "Jens Oduya"),
                "tags",
                List.of("Bridge"),
                "category",
                category,
                "language",
                "de-AT",
                "image",
                Map.of("url", "/img/bridge.jpg"));
        Map<String, Object> found = jsonLd("/articles/" + made.getString("id"));
        String url = made.getString("url");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("@context", "https://schema.org");
        expected.put("@type", "NewsArticle");
        expected.put("headline", title);
        expected.put("description", "It opens on Friday.");
        expected.put("image", List.of("https://example.org/img/bridge.jpg"));
        expected.put("datePublished", made.getString("publishedAt"));
        expected.put("dateModified", made.getString("updatedAt"));
        expected.put("inLanguage", "de-AT");
        expected.put(
                "author",
                List.of(
                        Map.of("@type", "Person", "name", "Zoë Krämer"),
                        Map.of("@type", "Person", "name", "Jens Oduya")));
        expected.put("publisher", Map.of("@type", "Organization", "name", "The Packet", "url", "https://example.org"));
        expected.put("isPartOf", Map.of("@type", "WebSite", "name", "The Packet", "url", "https://example.org"));
        expected.put("mainEntityOfPage", url);
        expected.put("url", url);
        expected.put("articleSection", "Harbour news");
        expected.put("keywords", List.of("Bridge"));
        expected.put("wordCount", 4);
        assertThat(found).isEqualTo(expected);
        assertThat(found.keySet()).containsAll(ASKED_FOR);
        checkRules(found);
    }

    @Test
    void aPostIsABlogPostingAboutItsArticle() {
        JsonPath article = article(unique("Article"));
        Map<String, Object> found = jsonLd("/posts/"
                + post(unique("Post"), "about", article.getString("id")).getString("id"));
        assertThat(found)
                .containsEntry("@type", "BlogPosting")
                .containsEntry(
                        "about",
                        Map.of(
                                "@type",
                                "NewsArticle",
                                "name",
                                article.getString("title"),
                                "url",
                                article.getString("url")))
                .doesNotContainKeys("articleSection", "image", "author", "keywords", "wordCount", "description");
        checkRules(found);
        String draft = draft(unique("Secret")).getString("id");
        assertThat(jsonLd("/posts/" + post(unique("Post"), "about", draft).getString("id")))
                .doesNotContainKey("about");
    }

    @Test
    void searchEnginesAreToldWhatTheAuthorSaysToThem() {
        String id = article(
                        unique("Seo"),
                        "excerpt",
                        "For readers",
                        "seo",
                        Map.of("description", "For engines", "canonicalUrl", "/canonical"))
                .getString("id");
        assertThat(jsonLd("/articles/" + id))
                .containsEntry("description", "For engines")
                .containsEntry("mainEntityOfPage", "https://example.org/canonical");
    }

    @Test
    void whatWasScheduledIsNotModifiedBeforeItIsPublished() {
        String id = draft(unique("Scheduled")).getString("id");
        String at = clock.instant().plusSeconds(3600).toString();
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", at))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofMinutes(61));
        Map<String, Object> found = jsonLd("/articles/" + id);
        assertThat(found).containsEntry("datePublished", at).containsEntry("dateModified", at);
    }

    @Test
    void itComesWithTheBodyOrWhenAskedFor() {
        String tag = unique("jsonld");
        String id = article("With", "tags", List.of(tag), "body", markdown("One two."))
                .getString("id");
        anybody().get("/articles?tag=" + tag).then().body("data[0]", not(hasKey("jsonLd")));
        anybody().get("/articles?include=body&tag=" + tag).then().body("data[0].jsonLd.headline", is("With"));
        anybody().get("/articles/" + id + "?fields=slug,body").then().body("$", not(hasKey("jsonLd")));
        anybody()
                .get("/articles/" + id + "?fields=jsonLd")
                .then()
                .body("size()", is(1))
                .body("jsonLd.wordCount", is(2));
    }

    @Test
    void withoutAnAddressOfTheSiteThePublisherHasNone() {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("url", null);
        OwnSite.change(site);
        Map<String, Object> found =
                jsonLd("/articles/" + article(unique("Nowhere")).getString("id"));
        assertThat(found.get("publisher")).asInstanceOf(MAP).doesNotContainKey("url");
        checkRules(found);
    }

    private static Map<String, Object> jsonLd(String address) {
        return anybody()
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("jsonLd");
    }

    private static void checkRules(Map<String, Object> found) {
        assertThat(PROPERTIES).containsAll(found.keySet());
        assertThat(found.values()).doesNotContainNull().doesNotContain("", List.of());
        for (String address : new String[] {"url", "mainEntityOfPage"}) {
            assertThat(URI.create((String) found.get(address)).isAbsolute()).isTrue();
        }
        assertThat(Instant.parse((String) found.get("dateModified")))
                .isAfterOrEqualTo(Instant.parse((String) found.get("datePublished")));
        assertThat(found.get("publisher")).asInstanceOf(MAP).containsKey("name");
    }
}
