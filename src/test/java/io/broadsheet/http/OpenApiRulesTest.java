package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs can rely on in the OpenAPI document: nothing in it is without a shape, a bound or a name. */
class OpenApiRulesTest {

    private static JsonNode document;

    /** Every schema, by the place where it stands. */
    private static final Map<String, JsonNode> SCHEMAS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile());
        document.at("/components/schemas").properties().forEach(each -> collect(each.getKey(), each.getValue()));
        collectInside("", document.at("/components/parameters"));
        collectInside("", document.at("/components/headers"));
        collectInside("", document.at("/components/responses"));
        collectInside("", document.path("paths"));
        assertThat(SCHEMAS).hasSizeGreaterThan(500);
    }

    private static void collectInside(String place, JsonNode node) {
        node.properties().forEach(child -> {
            if (child.getKey().equals("schema")) {
                collect(place, child.getValue());
            } else if (!child.getKey().startsWith("example")) {
                collectInside(place + "/" + child.getKey(), child.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(child -> collectInside(place + "/" + child.path("name").asText(), child));
        }
    }

    private static void collect(String place, JsonNode schema) {
        SCHEMAS.put(place, schema);
        schema.path("properties").properties().forEach(each -> collect(place + "." + each.getKey(), each.getValue()));
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            for (int i = 0; i < schema.path(several).size(); i++) {
                collect(place + "|" + i, schema.path(several).get(i));
            }
        }
        for (String one : List.of("items", "additionalProperties")) {
            if (schema.path(one).isObject()) {
                collect(place + "[]", schema.path(one));
            }
        }
    }

    @Test
    void everySchemaSaysWhatItIs() {
        assertThat(SCHEMAS).allSatisfy((place, schema) -> assertThat(schema.fieldNames())
                .toIterable()
                .containsAnyOf("type", "$ref", "anyOf", "oneOf", "allOf"));
    }

    @Test
    void everyObjectNamesItsMembers() {
        assertThat(of("object")).isNotEmpty().allSatisfy((place, schema) -> assertThat(
                        schema.path("properties").size()
                                + schema.path("oneOf").size()
                                + schema.path("additionalProperties").size())
                .isPositive());
    }

    @Test
    void everyStringIsBounded() {
        assertThat(of("string"))
                .isNotEmpty()
                .allSatisfy((place, schema) -> assertThat(schema.has("enum") || schema.has("maxLength"))
                        .isTrue())
                .allSatisfy((place, schema) ->
                        assertThat(schema.fieldNames()).toIterable().containsAnyOf("format", "pattern", "enum"));
    }

    @Test
    void everyNumberIsBounded() {
        assertThat(of("integer")).isNotEmpty().allSatisfy((place, schema) -> assertThat(schema.fieldNames())
                .toIterable()
                .contains("format", "minimum", "maximum"));
        assertThat(of("number")).isEmpty();
    }

    @Test
    void everyArrayIsBounded() {
        assertThat(of("array")).isNotEmpty().allSatisfy((place, schema) -> assertThat(schema.fieldNames())
                .toIterable()
                .contains("items", "maxItems"));
    }

    private static Map<String, JsonNode> of(String type) {
        Map<String, JsonNode> found = new TreeMap<>(SCHEMAS);
        found.values().removeIf(schema -> Stream.concat(
                        Stream.of(schema.path("type")), schema.path("type").valueStream())
                .noneMatch(each -> each.asText().equals(type)));
        return found;
    }

    @Test
    void noNameIsOneThatAToolMadeUp() {
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .allMatch(name -> name.matches("[A-Z]+[A-Za-z]*"));
    }

    @Test
    void everyOperationIsNamedLikeAMethodAndSaysWhatItNeedsAndAnswers() {
        assertThat(operations()).hasSizeGreaterThan(40).allSatisfy((name, operation) -> {
            assertThat(operation.path("operationId").asText()).matches("[a-z]+([A-Z][a-z]+)+");
            Set<String> statuses = new TreeSet<>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).contains("400", "401", "405", "406", "414", "500", "503");
            assertThat(statuses).anyMatch(status -> status.startsWith("2"));
            assertThat(statuses.contains("404")).isEqualTo(name.contains("{") || name.endsWith("resolve"));
            assertThat(operation.path("security")).isNotEmpty();
            if (operation.has("requestBody")) {
                assertThat(statuses).contains("413", "415");
            }
            if (operation.path("parameters").findValuesAsText("$ref").stream()
                    .anyMatch(ref -> ref.endsWith("IfMatch"))) {
                assertThat(statuses).contains("412", "428");
            }
        });
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /** Only then does a compiler know that a switch over the tag has met them all. */
    @ParameterizedTest
    @ValueSource(strings = {"Block", "Mark"})
    void aUnionIsToldApartByItsTag(String name) {
        JsonNode union = document.at("/components/schemas/" + name);
        String tag = union.at("/discriminator/propertyName").asText();
        List<String> members = new ArrayList<>();
        union.path("oneOf").forEach(member -> members.add(member.path("$ref").asText()));
        assertThat(union.at("/discriminator/mapping").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(members);
        union.at("/discriminator/mapping").properties().forEach(member -> {
            JsonNode schema = document.at(member.getValue().asText().substring(1));
            assertThat(schema.at("/properties/" + tag + "/enum").valueStream().map(JsonNode::asText))
                    .containsExactly(member.getKey());
            assertThat(schema.path("required").valueStream().map(JsonNode::asText))
                    .contains(tag);
        });
    }
}
