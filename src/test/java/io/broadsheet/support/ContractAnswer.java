package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An answer that the contract names. */
record ContractAnswer(Contract contract, Part part) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Headers of the connection and of the message's length belong to HTTP; the media type stands beside the schema. */
    private static final Set<String> OF_HTTP =
            Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

    /** What there is in an answer that the contract does not allow. */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Map<String, Part> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        part.child("headers").stream()
                .flatMap(Part::children)
                .forEach(header -> named.put(header.getKey(), header.getValue()));
        named.forEach((name, header) -> {
            List<String> values = exchange.answered().getOrDefault(name.toLowerCase(), List.of());
            if (values.isEmpty() && header.is("required")) {
                faults.add("the header " + name + " is missing");
            }
            Part schema = header.child("schema").orElseThrow();
            values.forEach(value -> contract.errors(schema, Operation.value(schema.text("type"), value))
                    .forEach(error -> faults.add("the header " + name + error)));
        });
        exchange.answered().keySet().stream()
                .filter(name -> !OF_HTTP.contains(name) && !named.containsKey(name))
                .forEach(name -> faults.add("the header " + name + " is not named"));
        faults.addAll(bodyFaults(exchange));
        return faults;
    }

    private List<String> bodyFaults(Exchange exchange) {
        if (exchange.method().equals("HEAD") || exchange.body() == null) {
            return List.of();
        }
        Optional<Part> content = part.child("content");
        if (content.isEmpty()) {
            return exchange.body().length == 0 ? List.of() : List.of("no body is named");
        }
        String type = Exchange.mediaType(exchange.answered()).orElse("none");
        Optional<Part> media = content.get().child(type);
        if (media.isEmpty()) {
            return List.of("no body of " + type + " is named");
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        Part schema = media.get().child("schema").orElseThrow();
        try {
            if (type.endsWith("ndjson")) {
                List<String> faults = new ArrayList<>();
                JSON.readerFor(JsonNode.class)
                        .<JsonNode>readValues(exchange.body())
                        .forEachRemaining(line -> faults.addAll(contract.errors(schema, line)));
                return faults;
            }
            return contract.errors(schema, JSON.readTree(exchange.body()));
        } catch (IOException malformed) {
            return List.of("the body is no JSON");
        }
    }
}
