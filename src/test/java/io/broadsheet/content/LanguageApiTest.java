package io.broadsheet.content;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Problems;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@ExtendWith(OwnSite.class)
class LanguageApiTest {

    @Inject
    EntityManager entityManager;

    @Test
    void aLanguageIsKeptInItsUsualSpelling() {
        String id = article(unique("Idioma"), "language", "PT-br").getString("id");
        anybody().get("/articles/" + id).then().body("language", is("pt-BR"));
        admin().header("If-Match", "*")
                .body(Map.of("language", "zh-HANT"))
                .patch("/articles/" + id)
                .then()
                .body("language", is("zh-Hant"));
        OwnSite.change(Map.of("language", "de-at"));
        anybody().get("/site").then().body("language", is("de-AT"));
        assertThat(article(unique("Sprache")).getString("language")).isEqualTo("de-AT");
    }

    @ParameterizedTest
    @CsvSource({
        "pt, pt pt-BR pt-PT",
        "PT, pt pt-BR pt-PT",
        "pt-br, pt-BR",
        "'pt-PT,pt-BR', pt-BR pt-PT",
        "'pt,zh-Hant', pt pt-BR pt-PT zh-Hant zh-Hant-TW",
        "zh-Hant, zh-Hant zh-Hant-TW",
        "zh, zh-Hans zh-Hant zh-Hant-TW",
        "'zh-Hans-CN,fr', ''"
    })
    void aTagIsAlsoAllLongerOnes(String asked, String found) {
        String tag = unique("languages");
        for (String language : List.of("pt", "pt-PT", "pt-BR", "zh-Hant", "zh-Hant-TW", "zh-Hans", "en", "pto")) {
            article(language, "language", language, "tags", List.of(tag));
        }
        List<String> languages = anybody()
                .get("/articles?sort=title&fields=language&tag=" + tag + "&language=" + asked)
                .then()
                .statusCode(200)
                .extract()
                .path("data.language");
        assertThat(languages.stream().sorted().collect(Collectors.joining(" "))).isEqualTo(found);
    }

    @Test
    void pagesGoOnInWhateverSpelling() {
        String tag = unique("paged");
        article("One", "language", "pt-BR", "tags", List.of(tag));
        article("Two", "language", "pt", "tags", List.of(tag));
        String next = anybody().get("/articles?limit=1&language=PT&tag=" + tag).path("page.next");
        anybody()
                .get("/articles?limit=1&language=pt&tag=" + tag + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data.title", is(List.of("One")));
    }

    @Test
    @Transactional
    void anIndexHasALanguageInTheOrderOfTime() {
        entityManager.createNativeQuery("set local enable_seqscan = off").executeUpdate();
        entityManager.createNativeQuery("set local enable_sort = off").executeUpdate();
        List<?> plan = entityManager
                .createNativeQuery(
                        "explain select * from entry where primary_language = 'pt' and published_at is not null"
                                + " and archived_at is null and trashed_at is null and listed_at <= now()"
                                + " order by listed_at desc, id desc limit 21")
                .getResultList();
        assertThat(plan.toString())
                .contains("Index Scan Backward using entry_public_language")
                .doesNotContain("Sort");
    }

    @ParameterizedTest
    @CsvSource({"pt_BR, pt-BR", "xx, ''", "'de,en_US', en-US", "english, ''", "*, ''"})
    void whatIsNoTagIsNamedWithTheNearestThatIsOne(String given, String meant) {
        JsonPath problem = Problems.check(Wire.get(API + "/entries?language=" + given), 400, "invalid-request");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo("language");
        assertThat(problem.getString("errors[0].detail"))
                .contains("BCP 47", "pt-BR")
                .contains(meant.isEmpty() ? "" : "did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles",
                "/articles/%s",
                "/articles/%s.md",
                "/site",
                "/articles/none",
                "/tags?limit=0",
                "/articles?language=x"
            })
    void theLanguagesOfAClientChangeNothing(String form) {
        String id = article(unique("Same"), "language", "en", "body", markdown("Text"))
                .getString("id");
        String target = API + form.formatted(id);
        Wire.Answer plain = Wire.get(target);
        for (String wanted : new String[] {"de", "pt-BR,pt;q=0.9", "*;q=0", "garbage;;"}) {
            Wire.Answer answer = Wire.get(target, "Accept-Language: " + wanted);
            assertThat(answer.status()).isEqualTo(plain.status());
            assertThat(withoutId(answer)).isEqualTo(withoutId(plain));
            assertThat(answer.header("Vary").orElse("")).doesNotContainIgnoringCase("Language");
            assertThat(answer.header("Content-Language")).isEqualTo(plain.header("Content-Language"));
        }
    }

    private static String withoutId(Wire.Answer answer) {
        return answer.body().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }
}
