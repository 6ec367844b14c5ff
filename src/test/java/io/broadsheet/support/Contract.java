package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The committed OpenAPI document as a judge of what travels. It is taken at its word: what it does not name, a member of
 * an object as well as a header or a status, must not be there.
 */
final class Contract {

    private static final String ADDRESS = "https://broadsheet.example/openapi";

    private final JsonNode document;
    private final Schema whole;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<PathTemplate> templates;

    private Contract(JsonNode document) {
        this.document = document;
        // Else it warns of what in the document is no schema.
        Dialect dialect = Dialect.builder(Dialects.getOpenApi31())
                .keywords(document.properties().stream()
                        .<Keyword>map(part -> new NonValidationKeyword(part.getKey()))
                        .toList())
                .build();
        SchemaRegistry registry = SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        this.whole = registry.getSchema(SchemaLocation.of(ADDRESS), document);
        this.templates = root().child("paths")
                .orElseThrow()
                .children()
                .map(path -> new PathTemplate(path.getKey(), path.getValue()))
                .sorted(Comparator.comparing(PathTemplate::variables))
                .toList();
    }

    static Contract of(Path file) {
        return new Contract(closed(read(file)));
    }

    /** As {@link #of}, for answers that {@code fields} has thinned out: no member of an entry has to be there. */
    static Contract sparse(Path file) {
        JsonNode document = closed(read(file));
        ((ObjectNode) document.at("/components/schemas/EntryView")).remove("required");
        return new Contract(document);
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With no members but those that are named. */
    private static JsonNode closed(JsonNode document) {
        close(document.at("/components/schemas"));
        return document;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.set("additionalProperties", BooleanNode.FALSE);
        }
        node.forEach(Contract::close);
    }

    private Part root() {
        return new Part(document, "");
    }

    /** The operation that a request is for; HEAD is as GET. */
    Optional<Operation> operation(String method, String path) {
        String named = method.equals("HEAD") ? "get" : method.toLowerCase();
        return templates.stream()
                .flatMap(template -> template.match(path).stream()
                        .flatMap(values -> template.item().child(named).stream()
                                .map(operation -> new Operation(this, operation, values))))
                .filter(Operation::hasItsPath)
                .findFirst();
    }

    /** The answer that stands for all problems of a status. */
    Optional<Part> problem(int status) {
        return root().child("components").flatMap(components -> components.child("responses")).stream()
                .flatMap(Part::children)
                .map(Map.Entry::getValue)
                .filter(response -> response.node().findValues("status").contains(IntNode.valueOf(status)))
                .findFirst();
    }

    /** What is wrong with a value, in the words of the validator. */
    List<String> errors(Part schema, JsonNode value) {
        return schemas
                .computeIfAbsent(
                        schema.pointer(),
                        // As a part: by its address alone it would be read anew, with all the document.
                        pointer -> whole.getRefSchema(SchemaLocation.of(ADDRESS + "#" + encoded(pointer))
                                .getFragment()))
                .validate(value)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** Of a JSON pointer as the fragment of an address: names of paths have braces. */
    private static String encoded(String pointer) {
        return pointer.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
    }

    /** @return what of it the contract does not allow */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Optional<Operation> operation = operation(exchange.method(), exchange.path());
        Optional<Part> answer =
                operation.map(found -> found.answer(exchange.status())).orElseGet(() -> problem(exchange.status()));
        if (operation.isPresent() && exchange.succeeded()) {
            faults.addAll(operation.get().faults(exchange));
        }
        if (answer.isEmpty()) {
            faults.add("no answer with the status " + exchange.status() + " is named");
        } else {
            faults.addAll(new ContractAnswer(this, answer.get()).faults(exchange));
        }
        return faults;
    }
}
