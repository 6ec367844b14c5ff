package io.broadsheet.http;

import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Completes one operation of the OpenAPI document from its path, its method and the name of its Java method. */
final class OpenApiOperations {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Map<String, String> VERBS = Map.of("patch", "change", "importAll", "import");

    private static final String PRETTY = "Pretty";

    private final OpenAPI document;
    private final OpenApiCall call;
    private final Operation operation;

    OpenApiOperations(OpenAPI document, String path, PathItem.HttpMethod method, Operation operation) {
        this.document = document;
        this.call = OpenApiCall.of(path, method, operation.getOperationId());
        this.operation = operation;
    }

    void complete() {
        operation.setOperationId(name());
        if (call.isPatch()) {
            describePatch();
        }
        parameters();
        security();
        operation.setDescription(Stream.of(operation.getDescription(), needs())
                .filter(text -> text != null)
                .collect(Collectors.joining(" ")));
        OpenApiTags.settle(operation, !call.isPublic());
        operation.setResponses(new OpenApiAnswers(call, operation, document.getComponents()).all());
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().removeMediaType(MediaType.WILDCARD);
            operation.getRequestBody().setRequired(!call.takesNoBody());
            if (call.takesForms()) {
                operation
                        .getRequestBody()
                        .getContent()
                        .addMediaType(
                                MediaType.APPLICATION_FORM_URLENCODED,
                                OASFactory.createMediaType()
                                        .schema(schemaOf(
                                                operation.getRequestBody().getContent())));
            }
            OpenApiExamples.add(operation.getRequestBody().getContent());
        }
    }

    /** Reads like a method: {@code listArticles}, {@code changeTag}, {@code readPostBody}. */
    private String name() {
        if (call.searches()) {
            return "searchEntries";
        }
        String noun = call.isAboutMany() ? plural() : call.resource();
        if (call.readsBody()) {
            return "read" + call.resource() + "Body";
        }
        return VERBS.getOrDefault(call.javaMethod(), call.javaMethod()) + noun;
    }

    private String plural() {
        String resource = call.resource();
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
                    .getPathItem(call.path().substring(0, call.path().lastIndexOf('/')))
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
        // The scanner misses those in the path of a class that inherits its methods.
        call.pathParameters().stream()
                .filter(name ->
                        parameters.stream().noneMatch(known -> known.getName().equals(name)))
                .map(name -> OASFactory.createParameter()
                        .name(name)
                        .in(Parameter.In.PATH)
                        .required(true))
                .forEach(parameters::add);
        parameters.forEach(this::describe);
        if (call.answersJson()) {
            parameters.add(OASFactory.createParameter().ref("#/components/parameters/" + PRETTY));
        }
        if (call.isConditional()) {
            parameters.add(OpenApiHeaders.ifMatch());
        }
        if (call.takesIdempotencyKey()) {
            parameters.add(OpenApiHeaders.idempotencyKey());
        }
        if (call.isPublicRead()) {
            parameters.add(OpenApiHeaders.ifNoneMatch());
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    /** What every operation that answers with JSON takes. */
    static void declare(Components components) {
        components.addParameter(
                PRETTY,
                OASFactory.createParameter()
                        .name(PrettyJson.PARAMETER)
                        .in(Parameter.In.QUERY)
                        .description("Whether to indent the JSON, for people.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.BOOLEAN)
                                .defaultValue(false)));
    }

    private void describe(Parameter parameter) {
        if (call.searches() && parameter.getName().equals("q")) {
            parameter.required(true).example("harbour bridge");
        }
        if (parameter.getSchema() != null && parameter.getSchema().getItems() != null) {
            parameter.getSchema().getItems().maxLength(2000);
        }
        if (parameter.getIn() == Parameter.In.PATH) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
            switch (parameter.getName()) {
                case "format" ->
                    parameter
                            .description("What the body is wanted in.")
                            .schema(schema.enumeration(List.of("html", "md", "txt")))
                            .example("md");
                case "id", "deliveryId" ->
                    parameter
                            .description("The id.")
                            .schema(schema.format("uuid").maxLength(36))
                            .example("019ab0c2-4f00-7000-8000-000000000000");
                case "number" ->
                    parameter
                            .description("The number.")
                            .schema(OASFactory.createSchema()
                                    .addType(SchemaType.INTEGER)
                                    .minimum(BigDecimal.ONE))
                            .example(3);
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

    /** Reading needs no key and takes one; everything else needs one, but what is about whoever asks. */
    private void security() {
        if (call.isPersonal()) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(OpenApiDocument.ACCESS)));
            return;
        }
        SecurityRequirement key = OASFactory.createSecurityRequirement().addScheme(OpenApiDocument.KEY, call.scopes());
        operation.setSecurity(
                call.isPublic()
                        ? List.of(OASFactory.createSecurityRequirement(), key.addScheme(OpenApiDocument.KEY))
                        : List.of(key));
    }

    /** What a caller must have. */
    private String needs() {
        if (call.isPersonal()) {
            return "Needs the access token of whom it is about.";
        }
        String condition = call.isConditional() ? ", and the version that you have seen in `If-Match`" : "";
        return call.isPublic()
                ? "Needs no key" + condition + "."
                : "Needs a key with `" + String.join("` and `", call.scopes()) + "`" + condition + ".";
    }

    private static Schema schemaOf(Content content) {
        return content.getMediaTypes().values().iterator().next().getSchema();
    }
}
