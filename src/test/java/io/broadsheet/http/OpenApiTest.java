package io.broadsheet.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that this build has generated, and the one that is committed. */
@QuarkusTest
class OpenApiTest {

    private static final Path GENERATED = Path.of("target", "openapi");
    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final Path EXAMPLES = Path.of("openapi", "examples");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonNode document;
    private final List<JsonNode> operations = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        document = MAPPER.readTree(GENERATED.resolve("openapi.json").toFile());
        document.get("paths").forEach(path -> path.forEach(operations::add));
    }

    @Test
    void theCommittedDocumentIsTheGeneratedOne() {
        assertThat(COMMITTED)
                .as("openapi/openapi.yaml is what clients rely on. Is the change meant? Then accept it with"
                        + " 'mvn -Popenapi package -DskipTests', and commit it.")
                .hasSameTextualContentAs(GENERATED.resolve("openapi.yaml"));
    }

    @Test
    void theServiceServesTheSameDocument() throws IOException {
        assertThat(MAPPER.readTree(given().get("/openapi?format=json").asByteArray()))
                .isEqualTo(document);
        assertThat(given().get("/openapi").contentType()).startsWith("application/yaml");
    }

    @Test
    void everyOperationIsDescribed() {
        assertThat(operations).hasSizeGreaterThan(40).allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("tags")).hasSize(1);
            assertThat(operation.path("operationId").asText()).matches("[a-z]+[A-Z][A-Za-z]+");
            assertThat(operation.path("security")).isNotEmpty();
        });
        assertThat(operations.stream().map(each -> each.get("operationId").asText()))
                .doesNotHaveDuplicates();
        Set<String> tags = new TreeSet<>();
        document.get("tags").forEach(tag -> tags.add(tag.get("name").asText()));
        assertThat(operations.stream()
                        .map(each -> each.get("tags").get(0).asText())
                        .collect(Collectors.toSet()))
                .isEqualTo(tags);
    }

    @Test
    void everyBodyHasAnExample() {
        assertThat(bodies()).hasSizeGreaterThan(60).allSatisfy(body -> assertThat(
                        body.has("example") || body.has("examples"))
                .as(body.toString())
                .isTrue());
    }

    @Test
    void everyExampleIsThatOfTheShapeItIsNamedAfter() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode body : bodies().toList()) {
            String shape = body.path("schema").path("$ref").asText().replaceFirst(".*/", "");
            if (!shape.isEmpty()) {
                shown.add(shape);
                assertThat(body.get("example"))
                        .as(shape)
                        .isEqualTo(MAPPER.readTree(
                                EXAMPLES.resolve(shape + ".json").toFile()));
            }
        }
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    /** What requests send, and what is answered when all goes well. */
    private Stream<JsonNode> bodies() {
        return operations.stream()
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.path("requestBody")),
                        operation.get("responses").properties().stream()
                                .filter(response -> response.getKey().startsWith("2"))
                                .map(response -> response.getValue())))
                .flatMap(body -> body.path("content").valueStream());
    }
}
