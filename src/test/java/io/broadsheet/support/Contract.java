package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
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
    private final SchemaRegistry registry;
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
        this.registry =
                SchemaRegistry.withDialect(dialect, builder -> builder.schemas(Map.of(ADDRESS, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        this.templates = root().child("paths")
                .orElseThrow()
                .children()
                .map(path -> new PathTemplate(path.getKey(), path.getValue()))
                .sorted(Comparator.comparing(PathTemplate::variables))
                .toList();
    }

    static Contract of(Path file) {
        JsonNode document = read(file);
        close(document.at("/components/schemas"));
        return new Contract(document);
    }

    /** As {@link #of}, where no member of what {@code fields} thins out has to be there. */
    static Contract sparse(Path file) {
        JsonNode document = read(file);
        close(document.at("/components/schemas"));
        document.at("/components/schemas").forEach(schema -> {
            if (schema.path("properties").has("slug")) {
                ((ObjectNode) schema).remove("required");
            }
        });
        return new Contract(document);
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
                .filter(response -> response.node()
                        .findValues("status")
                        .contains(com.fasterxml.jackson.databind.node.IntNode.valueOf(status)))
                .findFirst();
    }

    /** What is wrong with a value, in the words of the validator. */
    List<String> errors(Part schema, JsonNode value) {
        return schemas
                .computeIfAbsent(
                        schema.pointer(),
                        pointer -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + encoded(pointer))))
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
