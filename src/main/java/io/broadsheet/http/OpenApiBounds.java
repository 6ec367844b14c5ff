package io.broadsheet.http;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Says of every string and every number what holds for all of its kind, where its own annotation says nothing narrower. */
final class OpenApiBounds {

    /** What {@link StrictJson} and the checks of addresses let through: PostgreSQL keeps no U+0000. */
    private static final String TEXT = "^[^\\u0000]*$";

    /** Of an instant with nanoseconds and an offset, a day, an id. */
    private static final Map<String, Integer> LENGTHS = Map.of("date-time", 35, "date", 10, "uuid", 36);

    private OpenApiBounds() {}

    static void add(OpenAPI document) {
        walk(document.getComponents().getSchemas().values());
        document.getComponents().getParameters().values().forEach(parameter -> add(parameter.getSchema()));
        document.getComponents().getHeaders().values().forEach(header -> add(header.getSchema()));
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(parameter -> add(parameter.getSchema()));
                    }
                    Stream.concat(
                                    Stream.ofNullable(operation.getRequestBody())
                                            .map(body -> body.getContent()),
                                    operation.getResponses().getAPIResponses().values().stream()
                                            .map(response -> response.getContent()))
                            .filter(content -> content != null)
                            .flatMap(content -> content.getMediaTypes().values().stream())
                            .forEach(media -> add(media.getSchema()));
                });
    }

    private static void walk(Collection<Schema> schemas) {
        if (schemas != null) {
            schemas.forEach(OpenApiBounds::add);
        }
    }

    private static void add(Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null || schema.getAnyOf() != null) {
            // It says the type itself.
            schema.setType(null);
        }
        walk(schema.getProperties() == null ? null : schema.getProperties().values());
        walk(schema.getAnyOf());
        add(schema.getItems());
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.STRING)) {
            addToString(schema);
        } else if (types.contains(SchemaType.INTEGER)) {
            addToInteger(schema);
        }
    }

    private static void addToString(Schema schema) {
        if (schema.getEnumeration() != null) {
            return;
        }
        if (schema.getFormat() != null && schema.getMaxLength() == null) {
            schema.setMaxLength(LENGTHS.get(schema.getFormat()));
        }
        if (schema.getFormat() == null && schema.getPattern() == null) {
            schema.setPattern(TEXT);
        }
    }

    private static void addToInteger(Schema schema) {
        schema.setFormat("int32");
        if (schema.getMaximum() == null) {
            schema.setMaximum(BigDecimal.valueOf(Integer.MAX_VALUE));
        }
    }
}
