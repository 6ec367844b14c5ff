package io.broadsheet.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** In what is sent, a member that may be left out may also be null, which then means the same; in a patch it removes. */
final class OpenApiNulls {

    private static final String REFERENCE = "#/components/schemas/";

    private OpenApiNulls() {}

    static void allow(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema().getRef())
                .filter(reference -> reference != null)
                .forEach(reference -> sent.add(reference.substring(REFERENCE.length())));
        sent.stream()
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null)
                .forEach(OpenApiNulls::allow);
    }

    private static void allow(Schema object) {
        List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>(object.getProperties());
        properties.replaceAll((name, schema) -> required.contains(name) ? schema : orNull(schema));
        object.setProperties(properties);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema().anyOf(List.of(schema, nothing()));
        }
        if (schema.getType() == null || schema.getType().contains(SchemaType.NULL)) {
            return schema;
        }
        List<SchemaType> types = new ArrayList<>(schema.getType());
        types.add(SchemaType.NULL);
        return schema.type(types);
    }

    private static Schema nothing() {
        return OASFactory.createSchema().addType(SchemaType.NULL);
    }
}
