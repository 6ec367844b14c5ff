package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.broadsheet.support.RequestStatements;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many statements an answer costs, however much it shows. */
@QuarkusTest
class EntryStatementsTest {

    @Inject
    @PersistenceUnitExtension
    RequestStatements statements;

    @Test
    void aListOfAHundredCostsAFewStatements() {
        String tag = unique("hundred");
        String about = article(unique("About")).getString("id");
        String one = newsletter(unique("One")).getString("slug");
        String other = newsletter(unique("Other")).getString("slug");
        for (int i = 0; i < 101; i++) {
            post(
                    "Hundredfold " + i,
                    "tags",
                    List.of(tag, "t" + i % 7),
                    "authors",
                    List.of("a" + i % 5, "b" + i),
                    "about",
                    about,
                    "newsletter",
                    i % 2 == 0 ? one : other);
        }
        // What every list needs of the site and the schedule is remembered from then on.
        anybody().get("/posts?limit=1").then().statusCode(200);
        assertCosts(2, "/posts?limit=100&tag=" + tag);
        assertCosts(4, "/posts?limit=100&include=body,neighbours&tag=" + tag);
        assertCosts(5, "/posts?limit=100&include=related&tag=" + tag);
        assertCosts(8, "/search?q=hundredfold&limit=100&sort=-publishedAt");
        assertCosts(9, "/search?q=hundredfold&limit=100");
    }

    @Test
    void anArticleCostsOneStatement() {
        JsonPath article = article("Alone", "body", markdown("x"), "tags", List.of("a", "b"), "authors", List.of("c"));
        anybody().get("/articles?limit=1").then().statusCode(200);
        for (String ref : List.of(article.getString("slug"), article.getString("id"))) {
            long before = statements.count();
            anybody().get("/articles/" + ref).then().statusCode(200);
            assertThat(statements.count() - before).as(ref).isEqualTo(1);
        }
    }

    @Test
    void aPatchThatChangesNothingEndsEarly() {
        String one = "/articles/"
                + article("Revised", "body", markdown("x"), "tags", List.of("a", "b"))
                        .getString("id");
        assertThat(costOf(one, Map.of("title", "Revised again"))).isEqualTo(18);
        assertThat(costOf(one, Map.of("title", "Revised again"))).isEqualTo(10);
    }

    private long costOf(String one, Map<String, Object> patch) {
        long before = statements.count();
        admin().header("If-Match", "*").body(patch).patch(one).then().statusCode(200);
        return statements.count() - before;
    }

    private void assertCosts(long expected, String list) {
        long before = statements.count();
        anybody().get(list).then().statusCode(200).body("data", hasSize(100));
        assertThat(statements.count() - before).as(list).isEqualTo(expected);
    }
}
