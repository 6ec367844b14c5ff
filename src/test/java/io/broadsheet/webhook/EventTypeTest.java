package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.OwnSite;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(OwnSite.class)
class EventTypeTest {

    @Inject
    AgroalDataSource database;

    @Test
    void whatCanBeToldIsWhatTheLogHas() throws Exception {
        List.of("/tags", "/categories", "/authors", "/newsletters").forEach(list -> {
            String path = list + "/" + made(list, "name");
            changed(path, Map.of("description", "New"));
            deleted(path);
        });
        List.of("/articles", "/posts").forEach(list -> {
            String path = list + "/" + made(list + "?publish=true", "title");
            changed(path, Map.of("title", "New"));
            deleted(path + "/publication");
            deleted(list + "/" + made(list + "?publish=true", "title"));
        });
        assertThat(logged())
                .isEqualTo(Stream.of(EventType.values()).map(EventType::code).collect(Collectors.toSet()));
    }

    private static String made(String list, String name) {
        return admin().body(Map.of(name, unique("Told")))
                .post(list)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void changed(String path, Map<String, Object> change) {
        admin().header("If-Match", "*").body(change).patch(path).then().statusCode(200);
    }

    private static void deleted(String path) {
        assertThat(admin().header("If-Match", "*").delete(path).statusCode()).isIn(200, 204);
    }

    private Set<String> logged() throws Exception {
        Set<String> types = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct resource || '.' || type from change where type is not null")) {
            while (rows.next()) {
                types.add(rows.getString(1));
            }
        }
        return types;
    }
}
