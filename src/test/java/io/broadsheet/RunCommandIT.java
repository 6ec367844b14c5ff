package io.broadsheet;

import static io.restassured.path.json.JsonPath.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.PackagedService;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens to somebody who runs the command of the README. */
class RunCommandIT {
    @Test
    @DisplayName("the run command serves the demo content")
    void servesTheDemoContent() throws Exception {
        try (PackagedService service = PackagedService.inEmptyFolder("demo", Map.of("BROADSHEET_DEMO", "true"))) {
            System.out.printf("first start, into an empty folder: %d ms%n", service.start());
            int articles = total(service, "/articles");
            int posts = total(service, "/posts");
            assertThat(articles).isGreaterThanOrEqualTo(12);
            assertThat(posts).isGreaterThanOrEqualTo(20);
            assertQuiet(service.log());
            service.terminate();

            int told = service.log().size();
            System.out.printf("second start: %d ms%n", service.start());
            assertThat(total(service, "/articles")).isEqualTo(articles);
            assertThat(total(service, "/posts")).isEqualTo(posts);
            service.terminate();
            List<String> log = service.log();
            assertQuiet(log.subList(told, log.size()));
        }
    }

    private static int total(PackagedService service, String list) throws IOException {
        return from(service.send("GET", list + "?count=true", null).body()).getInt("page.total");
    }

    /** Nothing to worry about, and once where the database is. */
    private static void assertQuiet(List<String> log) {
        assertThat(log).noneMatch(line -> line.matches(".*\\b(WARN|ERROR|WARNING|Exception)\\b.*"));
        assertThat(log.stream().filter(line -> line.contains("jdbc:postgresql:")))
                .hasSize(1);
    }
}
