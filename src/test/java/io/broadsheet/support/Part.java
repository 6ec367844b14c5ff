package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the contract.
 *
 * @param document all of it
 * @param pointer where the part stands (RFC 6901); where it was only a reference, where that leads
 */
record Part(JsonNode document, String pointer) {

    JsonNode node() {
        return document.at(pointer);
    }

    /** Nothing if there is none of that name. */
    Optional<Part> child(String name) {
        Part child = new Part(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
        if (child.node().isMissingNode()) {
            return Optional.empty();
        }
        String reference = child.node().path("$ref").asText("");
        return Optional.of(reference.isEmpty() ? child : new Part(document, reference.substring(1)));
    }

    /** Of an object by their names, of an array by their places. */
    Stream<Map.Entry<String, Part>> children() {
        Stream<String> names = node().isArray()
                ? Stream.iterate(0, index -> index + 1).limit(node().size()).map(String::valueOf)
                : node().properties().stream().map(Map.Entry::getKey);
        return names.map(name -> Map.entry(name, child(name).orElseThrow()));
    }

    Stream<Part> children(String name) {
        return child(name).stream().flatMap(Part::children).map(Map.Entry::getValue);
    }

    String text(String name) {
        return node().path(name).asText();
    }

    boolean is(String name) {
        return node().path(name).asBoolean();
    }
}
