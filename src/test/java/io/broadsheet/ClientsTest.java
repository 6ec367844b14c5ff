package io.broadsheet;

import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.newsletter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Frontends whose types are made of the OpenAPI document, compiled strictly, as they read from the running service. */
@QuarkusTest
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsTest {

    private static final Path CONTRACT = Path.of("src", "test", "contract").toAbsolutePath();
    private static final Path TYPESCRIPT = CONTRACT.resolve("node_modules/.cache/broadsheet");
    private static final Path JAVA = Path.of("target", "clients").toAbsolutePath();

    private static final String EVERY_BLOCK =
            """
            ## Trams

            The *last* tram.

            1. Harbour
            2. Market

            > Mind the gap.

            ```
            gong
            ```

            ![](https://images.example.org/tram.jpg)

            | line |
            |---|
            | 7 |

            ---

            https://www.youtube.com/watch?v=dQw4w9WgXcQ
            """;

    private static final String RENDERED =
            "h2(Trams) p(The last tram.) ol(p(Harbour), p(Market)) quote(p(Mind the gap.)) code(gong)"
                    + " image(https://images.example.org/tram.jpg) table(7) divider() embed(youtube)";

    private final List<String> slugs = new ArrayList<>();
    private String newsletter;

    @BeforeAll
    void publish() {
        for (int i = 1; i <= 5; i++) {
            slugs.add(0, article("Tram " + i, "body", markdown(EVERY_BLOCK)).getString("slug"));
        }
        newsletter = newsletter("Trams").getString("slug");
    }

    @Test
    void typescriptReadsEverything() throws Exception {
        run(CONTRACT, "npm", "run", "generate");
        run(CONTRACT, "npm", "run", "compile");
        assertSeen(run(TYPESCRIPT, "node", "frontend.js", RestAssured.baseURI + ":" + RestAssured.port, newsletter));
    }

    @Test
    void javaReadsEverything() throws Exception {
        Path generated = JAVA.resolve("generated");
        Path frontend = JAVA.resolve("frontend");
        String libraries = System.getProperty("java.class.path");
        List<String> compile = new ArrayList<>(
                List.of("javac", "-nowarn", "-proc:none", "-cp", libraries, "-d", generated.toString()));
        try (Stream<Path> sources = Files.walk(JAVA.resolve("java/src/main/java"))) {
            sources.map(Path::toString).filter(path -> path.endsWith(".java")).forEach(compile::add);
        }
        run(JAVA, compile.toArray(String[]::new));
        String classes = generated + File.pathSeparator + libraries;
        run(
                CONTRACT,
                "javac",
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                classes,
                "-d",
                frontend.toString(),
                "Frontend.java");
        assertSeen(run(
                JAVA,
                "java",
                "-cp",
                frontend + File.pathSeparator + classes,
                "Frontend",
                RestAssured.baseURI + ":" + RestAssured.port,
                newsletter));
    }

    private void assertSeen(String output) throws IOException {
        String line = output.strip().replaceFirst("(?s).*\n", "");
        JsonNode seen = new ObjectMapper().readTree(line);
        assertThat(seen.path("slugs").valueStream().map(JsonNode::asText)).containsExactlyElementsOf(slugs);
        assertThat(seen.path("rendered").asText()).isEqualTo(RENDERED);
        assertThat(seen.path("missing").asText()).isEqualTo("not-found");
        assertThat(seen.path("wrong").asText()).isEqualTo("invalid-request limit");
        assertThat(seen.path("signup").asInt()).isEqualTo(202);
    }

    /** @return what it said */
    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s\n%s", List.of(command), output).isZero();
        return output;
    }
}
