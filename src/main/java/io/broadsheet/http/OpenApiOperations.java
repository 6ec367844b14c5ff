package io.broadsheet.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Completes one operation of the OpenAPI document from its path, its method and the name of its Java method. */
final class OpenApiOperations {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Map<String, String> VERBS = Map.of("patch", "change");
    private static final List<String> TEXTS = List.of("text/html", "text/markdown", MediaType.TEXT_PLAIN);

    private final OpenAPI document;
    private final String path;
    private final PathItem.HttpMethod method;
    private final Operation operation;
    private final Class<?> type;
    private final String resource;
    private final String javaMethod;

    OpenApiOperations(OpenAPI document, String path, PathItem.HttpMethod method, Operation operation) {
        this.document = document;
        this.path = path;
        this.method = method;
        this.operation = operation;
        String[] names = operation.getOperationId().split("_");
        this.type = type(names[0]);
        this.resource = type.getSimpleName().replace("Resource", "");
        this.javaMethod = names[1];
    }

    void complete() {
        operation.setOperationId(name());
        if (isPatch()) {
            describePatch();
        }
        parameters();
        security();
        operation.setResponses(responses());
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().removeMediaType(MediaType.WILDCARD);
            operation.getRequestBody().setRequired(method != PathItem.HttpMethod.PUT);
            examples(operation.getRequestBody().getContent());
        }
    }

    /** Reads like a method: {@code listArticles}, {@code changeTag}, {@code readPostBody}. */
    private String name() {
        String noun = javaMethod.equals("list") ? plural() : resource;
        if (javaMethod.equals("readBody")) {
            return "read" + resource + "Body";
        }
        return VERBS.getOrDefault(javaMethod, javaMethod) + noun;
    }

    private String plural() {
        if (resource.endsWith("ies")) {
            return resource;
        }
        return resource.endsWith("y") && !resource.endsWith("ey")
                ? resource.substring(0, resource.length() - 1) + "ies"
                : resource + "s";
    }

    /** The shape of a patch is that of a new resource, with nothing required and null wherever there is a default. */
    private void describePatch() {
        Schema created = schemaOf(operation.getRequestBody().getContent());
        if (created.getRef().endsWith("/MergePatch")) {
            created = schemaOf(document.getPaths()
                    .getPathItem(path.substring(0, path.lastIndexOf('/')))
                    .getPOST()
                    .getRequestBody()
                    .getContent());
        }
        String of = created.getRef().substring(REFERENCE.length());
        String name = of.replace("Create", "").replace("Change", "") + "Patch";
        Schema full = document.getComponents().getSchemas().get(of);
        Schema patch = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A merge patch (RFC 7396): what is absent stays, null removes.")
                .properties(full.getProperties());
        document.getComponents().addSchema(name, patch);
        Schema reference = OASFactory.createSchema().ref(REFERENCE + name);
        operation
                .getRequestBody()
                .setContent(OASFactory.createContent()
                        .addMediaType(
                                MergePatch.MEDIA_TYPE,
                                OASFactory.createMediaType().schema(reference))
                        .addMediaType(
                                MediaType.APPLICATION_JSON,
                                OASFactory.createMediaType().schema(reference)));
    }

    private void parameters() {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.forEach(this::describe);
        if (isConditional()) {
            parameters.add(OpenApiHeaders.ifMatch());
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    private void describe(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
            switch (parameter.getName()) {
                case "format" ->
                    parameter
                            .description("What the body is wanted in.")
                            .schema(schema.enumeration(List.of("html", "md", "txt")))
                            .example("md");
                case "id" ->
                    parameter
                            .description("The id.")
                            .schema(schema.format("uuid").maxLength(36))
                            .example("019ab0c2-4f00-7000-8000-000000000000");
                default ->
                    parameter
                            .description("The id or the slug.")
                            .schema(schema.minLength(1).maxLength(200))
                            .example("the-bridge-opens-on-friday");
            }
        } else if (parameter.getSchema() != null && parameter.getSchema().getType() == null) {
            parameter.getSchema().addType(SchemaType.STRING);
        }
    }

    /** Reading needs no key and takes one; everything else needs one. */
    private void security() {
        SecurityRequirement key = OASFactory.createSecurityRequirement().addScheme(OpenApiDocument.KEY, scopes());
        operation.setSecurity(
                isPublic()
                        ? List.of(OASFactory.createSecurityRequirement(), key.addScheme(OpenApiDocument.KEY))
                        : List.of(key));
    }

    /** As {@code @RolesAllowed} says; the scanner sees it on methods of the class itself only, not on inherited ones. */
    private List<String> scopes() {
        RolesAllowed allowed = Stream.of(type.getMethods())
                .filter(candidate -> candidate.getName().equals(javaMethod))
                .map(candidate -> candidate.getAnnotation(RolesAllowed.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(type.getAnnotation(RolesAllowed.class));
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private APIResponses responses() {
        Map<Integer, APIResponse> responses = new TreeMap<>();
        responses.put(successStatus(), success());
        for (int status : problemStatuses()) {
            responses.put(status, OpenApiProblems.reference(status));
        }
        if (readsEntry()) {
            APIResponse moved = OASFactory.createAPIResponse().description("It has another slug now.");
            OpenApiHeaders.add(moved, "X-Request-Id");
            OpenApiHeaders.add(moved, "Location");
            responses.put(301, moved);
        }
        APIResponses all = OASFactory.createAPIResponses();
        responses.forEach((status, response) -> all.addAPIResponse(String.valueOf(status), response));
        return all;
    }

    private int successStatus() {
        return javaMethod.equals("create") ? 201 : javaMethod.equals("delete") ? 204 : 200;
    }

    private APIResponse success() {
        APIResponse response = OASFactory.createAPIResponse();
        OpenApiHeaders.add(response, "X-Request-Id");
        if (successStatus() == 204) {
            return response.description("Done.");
        }
        Content content = OASFactory.createContent();
        Content scanned = operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .filter(each -> each != null)
                .findFirst()
                .orElseThrow();
        if (!javaMethod.equals("readBody")) {
            content.addMediaType(
                    MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schemaOf(scanned)));
            examples(content);
        }
        if (readsEntry()) {
            TEXTS.forEach(type -> content.addMediaType(type, text(type)));
        }
        if (javaMethod.equals("list")) {
            OpenApiHeaders.add(response, "Link");
        } else if (!javaMethod.equals("readBody")) {
            OpenApiHeaders.add(response, "ETag");
        }
        if (successStatus() == 201) {
            OpenApiHeaders.add(response, "Location");
        }
        return response.description(successStatus() == 201 ? "It is there now." : "Here it is.")
                .content(content);
    }

    private static org.eclipse.microprofile.openapi.models.media.MediaType text(String type) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(4_194_304))
                .example(
                        type.equals("text/html")
                                ? "<p>It opens <strong>on Friday</strong>.</p>"
                                : "It opens on Friday.");
    }

    private List<Integer> problemStatuses() {
        List<Integer> statuses = new ArrayList<>(List.of(400, 401, 405, 406, 414, 500, 503));
        if (!isPublic() || path.matches(".*/(articles|posts|entries)")) {
            statuses.add(403);
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (readsEntry()) {
            statuses.add(410);
        }
        if (method != PathItem.HttpMethod.GET && !resource.equals("Key")) {
            statuses.add(409);
        }
        if (isConditional()) {
            statuses.addAll(List.of(412, 428));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415));
        }
        return statuses;
    }

    private void examples(Content content) {
        content.getMediaTypes().values().forEach(media -> {
            if (media.getSchema() != null && media.getSchema().getRef() != null) {
                media.setExample(example(media.getSchema().getRef().substring(REFERENCE.length())));
            }
        });
    }

    /** From {@code openapi/examples}, by the name of the schema. */
    private static Object example(String schema) {
        String file = "openapi/examples/" + schema + ".json";
        try (InputStream json = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalStateException(file + " is missing: every shape on the wire has an example");
            }
            return new ObjectMapper().readValue(json, Object.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }

    private static Schema schemaOf(Content content) {
        return content.getMediaTypes().values().iterator().next().getSchema();
    }

    private boolean isPatch() {
        return method == PathItem.HttpMethod.PATCH;
    }

    private boolean isPublic() {
        return method == PathItem.HttpMethod.GET && !resource.equals("Key");
    }

    /** Keys have no versions. */
    private boolean isConditional() {
        return method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.POST && !resource.equals("Key");
    }

    private boolean readsEntry() {
        return path.matches(".*/(articles|posts)/\\{ref}(\\.\\{format})?") && method == PathItem.HttpMethod.GET;
    }
}
