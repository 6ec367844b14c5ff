package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** What was released stays: clients that are made of it go on to work with the document of today. */
class OpenApiReleaseTest {

    private static final Path RELEASED = Path.of("openapi", "released.yaml");
    private static final Path TODAY = Path.of("openapi", "openapi.yaml");

    @Test
    void nothingThatWasReleasedIsBroken() throws IOException {
        ChangedOpenApi change = compare(read(RELEASED), read(TODAY));
        assertThat(change.isCompatible())
                .as(
                        "Clients of the released document would fail. See the README, \"Contract and clients\".\n%s",
                        told(change))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void whatBreaksClientsIsSeen(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = tags();
        change.accept(changed);
        assertThat(compare(tags(), changed).isIncompatible()).isTrue();
    }

    static Stream<Named<Consumer<ObjectNode>>> whatBreaksClientsIsSeen() {
        return Stream.of(
                Named.of("a path is gone", api -> inside(api, "/paths").remove("/api/v1/tags")),
                Named.of("a member of an answer is gone", api -> {
                    inside(api, "/components/schemas/TermView/properties").remove("count");
                    array(api, "/components/schemas/TermView/required")
                            .removeIf(name -> name.asText().equals("count"));
                }),
                Named.of("a member of an answer may be missing", api -> array(
                                api, "/components/schemas/TermView/required")
                        .removeIf(name -> name.asText().equals("name"))),
                Named.of(
                        "a member has another type", api -> inside(api, "/components/schemas/TermView/properties/count")
                                .put("type", "string")),
                Named.of("a parameter is renamed", api -> parameter(api, "cursor")
                        .put("name", "after")),
                Named.of("a parameter is required", api -> parameter(api, "cursor")
                        .put("required", true)),
                Named.of("a request needs one member more", api -> array(api, "/components/schemas/TermCreate/required")
                        .add("slug")),
                Named.of("an answer has another status", api -> {
                    ObjectNode answers = inside(api, "/paths/~1api~1v1~1tags/post/responses");
                    answers.set("200", answers.remove("201"));
                }));
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        ObjectNode changed = tags();
        inside(changed, "/components/schemas/TermCreate/properties")
                .putObject("colour")
                .put("type", "string");
        inside(changed, "/components/schemas/TermView/properties")
                .putObject("colour")
                .put("type", "string");
        ChangedOpenApi change = compare(tags(), changed);
        assertThat(change.isCompatible()).as(told(change)).isTrue();
        assertThat(change.isUnchanged()).isFalse();
    }

    private static ObjectNode inside(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private static ArrayNode array(JsonNode document, String pointer) {
        return (ArrayNode) document.at(pointer);
    }

    private static ObjectNode parameter(JsonNode document, String name) {
        return (ObjectNode) document.at("/paths/~1api~1v1~1tags/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The document of today with one path, which is enough and fast. */
    private static ObjectNode tags() throws IOException {
        ObjectNode document = read(TODAY);
        inside(document, "/paths").retain("/api/v1/tags");
        return document;
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) new YAMLMapper().readTree(file.toFile());
    }

    private static ChangedOpenApi compare(ObjectNode before, ObjectNode after) {
        return OpenApiCompare.fromContents(
                older(before).toString(), older(after).toString());
    }

    /** In the words of OpenAPI 3.0: of types as 3.1 writes them the comparison sees nothing. */
    private static JsonNode older(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        nullable(copy);
        return copy.put("openapi", "3.0.3");
    }

    private static void nullable(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.get("type") instanceof ArrayNode types && types.size() == 2) {
                schema.put("nullable", true).set("type", types.get(0));
            }
            if (schema.get("anyOf") instanceof ArrayNode options && isNull(options.get(options.size() - 1))) {
                schema.put("nullable", true);
                schema.remove("anyOf");
                schema.putArray("allOf").add(options.get(0));
            }
        }
        node.forEach(OpenApiReleaseTest::nullable);
    }

    private static boolean isNull(JsonNode schema) {
        return TextNode.valueOf("null").equals(schema.get("type"));
    }

    private static String told(ChangedOpenApi change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
