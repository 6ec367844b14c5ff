package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The examples of the OpenAPI document, by the name of the shape. */
public final class Examples {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {}

    public static ObjectNode example(String shape) throws IOException {
        return (ObjectNode)
                MAPPER.readTree(Path.of("openapi", "examples", shape + ".json").toFile());
    }

    /** Also of the objects inside, where both have one. */
    public static void assertSameMembers(JsonNode example, JsonNode real) {
        if (example.isObject() && real.isObject()) {
            assertThat(names(real)).isEqualTo(names(example));
            example.properties().forEach(member -> assertSameMembers(member.getValue(), real.get(member.getKey())));
        } else if (example.isArray() && !example.isEmpty() && real.isArray() && !real.isEmpty()) {
            assertSameMembers(example.get(0), real.get(0));
        } else if (!example.isNull() && !real.isNull()) {
            assertThat(real.getNodeType()).isEqualTo(example.getNodeType());
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
