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
    void aListOfAHundredCostsFourStatements() {
        String tag = unique("hundred");
        String about = article(unique("About")).getString("id");
        for (int i = 0; i < 101; i++) {
            post(
                    "Post " + i,
                    "tags",
                    List.of(tag, "t" + i % 7),
                    "authors",
                    List.of("a" + i % 5, "b" + i),
                    "about",
                    about);
        }
        assertThat(statementsOf("/posts?limit=100&tag=" + tag)).isEqualTo(4);
        assertThat(statementsOf("/posts?limit=100&include=body,neighbours&tag=" + tag))
                .isEqualTo(6);
    }

    private long statementsOf(String list) {
        Statistics statistics = sessions.getStatistics();
        // Whoever else asks at that moment, such as the clock that keeps the counters, would be counted, too.
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            statistics.clear();
            statistics.setStatisticsEnabled(true);
            anybody().get(list).then().statusCode(200).body("data", hasSize(100));
            fewest = Math.min(fewest, statistics.getPrepareStatementCount());
        }
        return fewest;
    }
}
