package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides which database it is. Set as system properties, which count for more than what a developer has set. */
class DatabaseTest {
    private static final String OUTSIDE = "quarkus.datasource.jdbc.url";
    private static final List<String> TOUCHED =
            List.of(OUTSIDE, "broadsheet.data-dir", Database.URL, Database.USERNAME, Database.PASSWORD);

    private final Map<String, String> before = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void remember() {
        TOUCHED.forEach(name -> before.put(name, System.clearProperty(name)));
        System.setProperty("broadsheet.data-dir", folder.resolve("data").toString());
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            System.clearProperty(name);
            if (value != null) {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void startsNothingIfAServerWasPublished() {
        Database.publish(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/published", "someone", "secret"));
        Database.prepare();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void startsNothingBesideAnOutsideDatabase() {
        try (EmbeddedDatabase outside =
                EmbeddedDatabase.in(folder.resolve("outside")).start()) {
            DatabaseAddress address = outside.address();
            System.setProperty(
                    OUTSIDE, address.url() + "?user=" + address.username() + "&password=" + address.password());
            Database.prepare();
        }
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(System.getProperty(Database.URL)).isNull();
    }
}
