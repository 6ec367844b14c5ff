package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryRenewalTest {

    @Inject
    AgroalDataSource database;

    @Inject
    EntryRenewal renewal;

    @Test
    void whatAnOlderVersionDerivedIsDerivedAnewAndIsNoNewVersion() throws SQLException {
        String id = article("Quetzalesque", "body", markdown("A **feather**. #Bird"))
                .getString("id");
        Response before = admin().get("/articles/" + id);
        asLeftByAnOlderVersion(id);
        anybody().get("/search?q=quetzalesque").then().body("data", empty());

        while (renewal.renew()) {
            // Other tests may have left some, too.
        }

        admin().get("/articles/" + id)
                .then()
                .header("ETag", equalTo(before.header("ETag")))
                .body(equalTo(before.body().asString()));
        anybody().get("/search?q=quetzalesque+feathers").then().body("data.id", contains(id));
        anybody().get("/articles?hashtag=bird&ids=" + id).then().body("data.id", contains(id));
    }

    @Test
    void aWriterWithTheSameNewWordsHoldsUpOneEntryAtMost() throws SQLException {
        String first = article("Takahesque", "body", markdown("Wekaesque.")).getString("id");
        String second = article("Kererunian", "body", markdown("Wekaesque.")).getString("id");
        asLeftByAnOlderVersion(second);
        asLeftByAnOlderVersion(first);
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("update entry set rendering = -1 where id = '" + first + "'");
            statement.execute("delete from search_word where word = 'kererunian'");
            writer.setAutoCommit(false);
            // Whoever waits for the writer is let go then, and the test fails at the rollback.
            statement.execute("set local idle_in_transaction_session_timeout = '20s'");
            statement.execute("insert into search_word values ('kererunian')");

            renewal.renew();

            anybody().get("/search?q=takahesque").then().body("data.id", contains(first));
            writer.rollback();
            writer.setAutoCommit(true);
        }
    }

    private void asLeftByAnOlderVersion(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update entry set rendering = 0, made_excerpt = 'old', hashtags = '{}' where id = '" + id + "'");
            statement.execute("update entry_body set html = 'old', text = 'old' where entry_id = '" + id + "'");
            statement.execute("delete from entry_words where entry_id = '" + id + "'");
        }
    }
}
