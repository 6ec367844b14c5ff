package io.broadsheet.search;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.post;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What holds among a hundred thousand entries; takes minutes, hence the profile {@code scale}. It prints how long requests
 * take there and among a thousand.
 */
@QuarkusTest
@Tag("scale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(ScaleTest.Uncached.class)
class ScaleTest {

    /** What is measured is the database's part, and not that of the response cache. */
    public static class Uncached implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.cache.size", "0");
        }
    }

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("broadsheet.scale", 100_000);

    @Inject
    AgroalDataSource pool;

    private Map<String, double[]> amongFew;
    private Map<String, double[]> amongMany;

    @Test
    @Order(0)
    void entriesAreWritten() throws Exception {
        article("Die Häuser am Fluss", "language", "de", "body", markdown("Pferde grasen vor den Häusern."));
        article("Les chevaux du roi", "language", "fr", "body", markdown("Un cheval dort."));
        BlogPosts.publish();
        generate(1, FEW);
        // So that the compiler has seen all of it.
        new Requests().measure();
        amongFew = new Requests().measure();
        generate(FEW + 1, MANY);
        amongMany = new Requests().measure();
        assertThat(anybody().get("/entries?limit=1&count=true").<Integer>path("page.total"))
                .isGreaterThanOrEqualTo(MANY + 2);
    }

    private static void generate(int first, int last) throws Exception {
        try (Connection connection = TestDatabase.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("src/bench/entries.sql")));
            statement.execute("select pg_temp.generate_entries(" + first + ", " + last + ")");
            statement.execute("vacuum analyze");
        }
    }

    @Test
    @Order(1)
    void timesAreShown() {
        System.out.printf("%n%-24s %20s %20s %7s%n", "ms", "among " + FEW, "among " + MANY, "ratio");
        System.out.printf("%-24s %20s %20s %7s%n", "uncached request", "p50     p99", "p50     p99", "of p99");
        amongMany.forEach((name, many) -> {
            double[] few = amongFew.get(name);
            System.out.printf(
                    "%-24s %10.1f %9.1f %10.1f %9.1f %7.2f%n",
                    name, few[0], few[1], many[0], many[1], many[1] / few[1]);
        });
        assertThat(amongMany.keySet()).isEqualTo(Requests.NAMES);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            value = {
                // A word of a body, as it stands and with another ending.
                "whaaaaaat | enabling-polonius-alpha-on-nightly",
                "countervail | libz-blitz",
                // Phrases.
                "\"fearless concurrency\" | Fearless-Concurrency-In-Firefox-Quantum",
                "\"foreign function interface\" | Rust-Once-Run-Everywhere",
                // Misspelt words of titles.
                "concurency | Fearless-Concurrency-In-Firefox-Quantum",
                "polonious | enabling-polonius-alpha-on-nightly",
                "borrow chekcer | enabling-polonius-alpha-on-nightly",
                // With an accent and without.
                "montréal | 2020-conf-lineup",
                "montreal | 2020-conf-lineup",
                // Two of a title.
                "incremental compilation | incremental",
            })
    void realPostsAreFoundAtTheTop(String query, String slug) {
        assumeTrue(BlogPosts.are(), "No posts to search in: -Dbroadsheet.blog=<folder>");
        assertThat(found(query)).startsWith(slug);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"haus, die-hauser-am-fluss", "pferd, die-hauser-am-fluss", "cheval, les-chevaux-du-roi"})
    void aWordIsFoundByTheRulesOfItsLanguage(String query, String slug) {
        assertThat(found(query)).startsWith(slug);
    }

    private static List<String> found(String query) {
        return anybody()
                .urlEncodingEnabled(true)
                .queryParam("q", query)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .path("data.slug");
    }

    @Test
    @Order(3)
    void noRequestReadsAllEntries() throws Exception {
        String plans = new Plans(pool).of(() -> {
            new Requests().once();
            // What is remembered between writes is asked for anew.
            post(unique("Written"));
        });
        assertThat(plans).contains("Query Text: ", "Bitmap Index Scan on entry_words", "Index Scan");
        assertThat(Plans.thatScan("entry", plans)).isEmpty();
    }

    /** To make one takes longer than the rows. @param limit of no other request, so that the statement is known by it */
    @ParameterizedTest
    @Order(3)
    @CsvSource({"articles?, 83", "posts?, 84", "entries?, 85", "posts?tag=tag-7&, 86", "articles?author=author-7&, 87"})
    void thePlanOfAListIsKept(String list, int limit) throws SQLException {
        Plans plans = new Plans(pool);
        for (int i = 0; i < 50; i++) {
            anybody().get("/" + list + "limit=" + limit).then().statusCode(200);
        }
        assertThat(plans.timesOneWasKeptFor("%fetch first " + (limit + 1) + " rows only"))
                .isPositive();
    }
}
