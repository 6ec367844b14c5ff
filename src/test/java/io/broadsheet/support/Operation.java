package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of the contract that a request is for.
 *
 * @param path the values of the variables of its path
 */
record Operation(Contract contract, Part part, Map<String, String> path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A suffix such as {@code .md} that is none of those named belongs to what stands before it. */
    boolean hasItsPath() {
        return part.children("parameters")
                .filter(parameter ->
                        parameter.child("schema").orElseThrow().node().has("enum"))
                .filter(parameter -> parameter.text("in").equals("path"))
                .allMatch(parameter -> faults(parameter, List.of(path.get(parameter.text("name"))))
                        .isEmpty());
    }

    Optional<Part> answer(int status) {
        return part.child("responses").flatMap(responses -> responses.child(String.valueOf(status)));
    }

    /** What there is in a request that the contract does not allow. */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Map<String, List<String>> query = query(exchange.query());
        part.children("parameters").forEach(parameter -> {
            String name = parameter.text("name");
            List<String> values =
                    switch (parameter.text("in")) {
                        case "path" -> List.of(path.get(name));
                        case "query" -> query.getOrDefault(name, List.of());
                        default -> exchange.sent().getOrDefault(name.toLowerCase(), List.of());
                    };
            faults.addAll(faults(parameter, values));
            if (parameter.text("in").equals("query")) {
                query.remove(name);
            }
        });
        query.keySet().forEach(name -> faults.add("there is no parameter " + name));
        boolean open = part.children("security").anyMatch(each -> each.node().isEmpty());
        if (!open && !exchange.sent().containsKey("authorization")) {
            faults.add("it needs a key");
        }
        faults.addAll(bodyFaults(exchange));
        return faults;
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private List<String> faults(Part parameter, List<String> values) {
        String name = parameter.text("name");
        if (values.isEmpty()) {
            return parameter.is("required") ? List.of(name + " is missing") : List.of();
        }
        Part schema = parameter.child("schema").orElseThrow();
        JsonNode value;
        if (schema.text("type").equals("array")) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(array::add);
            value = array;
        } else {
            value = value(schema.text("type"), values.get(values.size() - 1));
        }
        return contract.errors(schema, value).stream()
                .map(error -> name + error)
                .toList();
    }

    /** Text stands for numbers and truth values in addresses and headers. */
    static JsonNode value(String type, String text) {
        if (type.equals("integer") && text.matches("-?\\d{1,9}")) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        if (type.equals("boolean") && text.matches("true|false")) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return TextNode.valueOf(text);
    }

    private List<String> bodyFaults(Exchange exchange) {
        Optional<Part> body = part.child("requestBody");
        if (isEmpty(exchange.given())) {
            return body.filter(named -> named.is("required")).isPresent() ? List.of("it needs a body") : List.of();
        }
        if (body.isEmpty()) {
            // What comes with such a request has no meaning (RFC 9110), and is not read.
            return List.of();
        }
        String type = Exchange.mediaType(exchange.sent()).orElse("none");
        Optional<Part> media = body.get().child("content").flatMap(content -> content.child(type));
        if (media.isEmpty()) {
            return List.of("it takes no body of " + type);
        }
        // Lines are answered one by one: a bad one among them is no fault of the request.
        if (!type.endsWith("json") || type.endsWith("ndjson")) {
            return List.of();
        }
        try {
            return contract.errors(media.get().child("schema").orElseThrow(), json(exchange.given()));
        } catch (IOException malformed) {
            return List.of("the body is no JSON");
        }
    }

    private static boolean isEmpty(Object given) {
        return given == null
                || given instanceof String text && text.isEmpty()
                || given instanceof byte[] bytes && bytes.length == 0;
    }

    private static JsonNode json(Object given) throws IOException {
        if (given instanceof byte[] bytes) {
            return JSON.readTree(bytes);
        }
        return given instanceof String text ? JSON.readTree(text) : JSON.valueToTree(given);
    }
}
