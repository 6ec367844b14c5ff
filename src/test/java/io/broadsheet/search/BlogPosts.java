package io.broadsheet.search;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.markdown;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Real posts of a folder, Markdown below a title and a path, if there are any. */
final class BlogPosts {

    private static final String FOLDER = System.getProperty("broadsheet.blog");

    private BlogPosts() {}

    static boolean are() {
        return FOLDER != null;
    }

    static void publish() throws IOException {
        if (are()) {
            try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
                files.sorted().forEach(BlogPosts::publish);
            }
        }
    }

    private static void publish(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        String[] parts = text.split("(?m)^\\+\\+\\+\\s*$", 3);
        Map<String, String> front = new LinkedHashMap<>();
        parts[1].lines().filter(line -> line.matches("(title|path) = .*")).forEach(line -> {
            String value = line.substring(line.indexOf('=') + 2).strip();
            front.put(
                    line.substring(0, line.indexOf(' ')),
                    value.substring(1, value.length() - 1).replace("\\\"", "\""));
        });
        String[] path = front.get("path").split("/", 4);
        Map<String, Object> create = Map.of("title", front.get("title"), "body", markdown(parts[2]));
        // Some repeat from year to year, and from month to month.
        String slug = Stream.of("", path[0] + "-", path[0] + "-" + path[1] + "-")
                .map(prefix -> prefix + path[3])
                .filter(each -> isFree(create, each))
                .findFirst()
                .orElseThrow();
        admin().header("If-Match", "*")
                .body(Map.of("publishAt", path[0] + "-" + path[1] + "-" + path[2] + "T00:00:00Z"))
                .put("/articles/" + slug + "/publication")
                .then()
                .statusCode(200);
    }

    private static boolean isFree(Map<String, Object> create, String slug) {
        Map<String, Object> body = new LinkedHashMap<>(create);
        body.put("slug", slug);
        int status = admin().body(body).post("/articles").statusCode();
        assertThat(status).isIn(201, 409);
        return status == 201;
    }
}
