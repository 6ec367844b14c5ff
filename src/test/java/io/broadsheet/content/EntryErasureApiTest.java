package io.broadsheet.content;

import static io.broadsheet.content.Trash.erase;
import static io.broadsheet.content.Trash.trashed;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of what was erased out of the trash: nothing. */
@QuarkusTest
class EntryErasureApiTest {

    @Inject
    AgroalDataSource database;

    @Test
    void whatIsErasedIsNotFoundAnyMore() {
        String former = unique("former");
        String present = unique("present");
        String id = article("Erased", "slug", former).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of("slug", present))
                .patch("/articles/" + id)
                .then()
                .statusCode(200);
        String url = anybody().get("/articles/" + id).path("url");
        trashed("/articles/" + present);
        for (String ref : List.of(id, present, former)) {
            anybody().get("/articles/" + ref).then().statusCode(410);
        }
        anybody().get("/resolve?path=" + url).then().body("status", is(410));
        erase(id).statusCode(204);
        for (String ref : List.of(id, present, former)) {
            anybody().get("/articles/" + ref).then().statusCode(404);
        }
        anybody().get("/resolve?path=" + url).then().statusCode(404);
    }

    @Test
    void nothingIsKeptOfWhatIsErased() throws SQLException {
        String id = article(
                        unique("Ephemeral"),
                        "body",
                        markdown("#Gone **for** good."),
                        "tags",
                        List.of("a"),
                        "authors",
                        List.of("b"))
                .getString("id");
        trashed("/articles/" + id);
        assertThat(rowsOf(id)).contains("entry", "entry_body", "entry_revision", "entry_revision_body", "entry_words");
        erase(id).statusCode(204);
        assertThat(rowsOf(id)).isEmpty();
        admin().get("/trash/" + id).then().statusCode(404);
        admin().get("/articles/" + id + "/revisions").then().statusCode(404);
        admin().get("/articles?status=draft,published&ids=" + id).then().body("data", empty());
    }

    /** The tables that have a row of the entry, but for the log of changes, which says that it was there. */
    private List<String> rowsOf(String id) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select table_name || ' where ' || column_name"
                    + " from information_schema.columns where column_name in ('entry_id', 'about_id')"
                    + " or table_name = 'entry' and column_name = 'id'")) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            for (String column : columns) {
                try (ResultSet row =
                        statement.executeQuery("select exists (select from " + column + " = '" + id + "')")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(column.substring(0, column.indexOf(' ')));
                    }
                }
            }
        }
        return found;
    }
}
