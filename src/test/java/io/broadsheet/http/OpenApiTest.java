package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.ContractFilter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The OpenAPI document: committed, complete, and kept by the service. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final Path GENERATED = Path.of("target", "openapi", "openapi.yaml");
    private static final Path EXAMPLES = Path.of("openapi", "examples");

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Operation(String path, String method, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void theCommittedDocumentIsTheOneThatTheBuildMakes() {
        assertThat(COMMITTED)
                .as("Look at the difference; if it is meant, accept it: mvn -Popenapi package -DskipTests")
                .hasSameTextualContentAs(GENERATED);
    }

    @Test
    void theServiceServesTheSameDocument() throws IOException {
        JsonNode served = JSON.readTree(
                RestAssured.given().accept("application/json").get("/openapi").asString());
        assertThat(served).isEqualTo(document());
    }

    @Test
    void everyRequestOfTheTestsIsHeldAgainstIt() {
        assertThat(RestAssured.filters()).hasAtLeastOneElementOfType(ContractFilter.class);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsWhole() throws IOException {
        Set<String> names = new HashSet<>();
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    JsonNode node = operation.node();
                    assertThat(node.path("summary").asText()).isNotBlank();
                    assertThat(node.path("tags")).hasSize(1);
                    assertThat(node.path("security")).isNotEmpty();
                    assertThat(node.path("operationId").asText()).matches("[a-z]+[A-Z][A-Za-z]+");
                    assertThat(names.add(node.path("operationId").asText()))
                            .as("operationId is unique")
                            .isTrue();
                    assertThat(node.path("responses").fieldNames())
                            .toIterable()
                            .contains("400", "401", "405", "406", "500", "503");
                    bodies(node).forEach(media -> assertThat(media.has("example"))
                            .as("%s", media)
                            .isTrue());
                }));
    }

    @Test
    void everyTagIsUsed() throws IOException {
        Set<String> used = new HashSet<>();
        operations()
                .forEach(operation -> used.add(operation.node().at("/tags/0").asText()));
        Set<String> described = new HashSet<>();
        document().path("tags").forEach(tag -> described.add(tag.path("name").asText()));
        assertThat(used).isEqualTo(described);
    }

    @Test
    void everyTagIsInOneGroup() throws IOException {
        List<String> grouped = new ArrayList<>();
        document().path("x-tagGroups").forEach(group -> group.path("tags").forEach(tag -> grouped.add(tag.asText())));
        List<String> tags = new ArrayList<>();
        document().path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        assertThat(grouped).isEqualTo(tags).isNotEmpty();
    }

    @Test
    void whatReadersAskForNeedsNoKey() throws IOException {
        List<String> readers = new ArrayList<>();
        document().at("/x-tagGroups/0/tags").forEach(tag -> readers.add(tag.asText()));
        assertThat(operations().stream()
                        .filter(operation ->
                                readers.contains(operation.node().at("/tags/0").asText())))
                .isNotEmpty()
                .allMatch(operation -> operation.node().at("/security/0").isEmpty());
    }

    @Test
    void everyExampleIsThatOfTheShapeItIsNamedAfter() throws IOException {
        Set<String> shown = new HashSet<>();
        List<JsonNode> all = operations().stream().map(Operation::node).collect(Collectors.toList());
        document().path("webhooks").forEach(webhook -> webhook.forEach(all::add));
        for (JsonNode operation : all) {
            for (JsonNode media : bodies(operation).toList()) {
                String shape = media.at("/schema/$ref").asText().replaceFirst(".*/", "");
                if (!shape.isEmpty() && shown.add(shape)) {
                    Path file = EXAMPLES.resolve(shape + ".json");
                    assertThat(media.get("example")).as(shape).isEqualTo(JSON.readTree(file.toFile()));
                }
            }
        }
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    /** What a request sends, and what is answered; problems are references to answers that are declared once. */
    private static Stream<JsonNode> bodies(JsonNode operation) {
        return Stream.concat(
                children(operation.at("/requestBody/content")),
                children(operation.path("responses")).flatMap(response -> children(response.path("content"))));
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations;
    }

    private static JsonNode document() throws IOException {
        return JSON.readTree(Path.of("target", "openapi", "openapi.json").toFile());
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getValue);
    }
}
