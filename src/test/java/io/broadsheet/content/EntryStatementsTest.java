package io.broadsheet.content;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** How many statements an answer costs, however much it shows. */
@QuarkusTest
class EntryStatementsTest {

    @Inject
    SessionFactory sessions;

    @Test
    void aListOfAHundredCostsAFewStatements() {
        String tag = unique("hundred");
        String about = article(unique("About")).getString("id");
        for (int i = 0; i < 101; i++) {
            post(
                    "Hundredfold " + i,
                    "tags",
                    List.of(tag, "t" + i % 7),
                    "authors",
                    List.of("a" + i % 5, "b" + i),
                    "about",
                    about);
        }
        assertCosts(4, "/posts?limit=100&tag=" + tag);
        assertCosts(6, "/posts?limit=100&include=body,neighbours&tag=" + tag);
        assertCosts(6, "/posts?limit=100&include=related&tag=" + tag);
        assertCosts(8, "/search?q=hundredfold&limit=100&sort=-publishedAt");
        assertCosts(9, "/search?q=hundredfold&limit=100");
    }

    private void assertCosts(long expected, String list) {
        Statistics statistics = sessions.getStatistics();
        long counted = 0;
        // Whoever else asks at that moment, such as the clock that keeps the counters, is counted, too: not every time.
        for (int i = 0; i < 20 && counted != expected; i++) {
            statistics.clear();
            statistics.setStatisticsEnabled(true);
            anybody().get(list).then().statusCode(200).body("data", hasSize(100));
            counted = statistics.getPrepareStatementCount();
        }
        assertThat(counted).as(list).isEqualTo(expected);
    }
}
