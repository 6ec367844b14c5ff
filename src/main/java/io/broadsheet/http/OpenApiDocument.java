package io.broadsheet.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.servers.Server;

/**
 * Says once, for the whole OpenAPI document, what holds for every resource: names, security, headers, problems, examples.
 * Annotations on each method would say the same sixty times.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiDocument implements OASFilter {

    /** The scheme of operations that are about whoever asks: named by {@code @SecurityRequirement}. */
    public static final String ACCESS = "access";

    static final String KEY = "key";
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OpenApiTags.declare(document);
        document.getComponents()
                .addSecurityScheme(KEY, bearer("An API key, `bsk_…`. What each operation needs is among its scopes."));
        document.getComponents()
                .addSecurityScheme(
                        ACCESS, bearer("Somebody's own access token, from `POST /api/v1/signups/preferences`."));
        namePages(document);
        OpenApiProblems.declare(document.getComponents());
        OpenApiHeaders.declare(document.getComponents());
        OpenApiOperations.declare(document.getComponents());
        OpenApiWebhooks.declare(document);
        OpenApiNulls.allow(document);
        document.getPaths().getPathItems().forEach((path, item) -> operations(document, path, item));
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        schemas.remove("MergePatch");
        schemas.remove("SiteChange");
        schemas.remove("WebhookChange");
        document.getComponents().setSchemas(schemas);
        OpenApiBounds.add(document);
        Server server = OASFactory.createServer().url("/").description("Production: where this document was found.");
        // For everybody, not for those alone who run it.
        server.addExtension("x-internal", false);
        document.setServers(List.of(server));
    }

    private static SecurityScheme bearer(String description) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(description);
    }

    private static void operations(OpenAPI document, String path, PathItem item) {
        item.getOperations()
                .forEach((method, operation) -> new OpenApiOperations(document, path, method, operation).complete());
    }

    /** {@code Page<EntryJson.View>} is an EntryPage, whatever order the scanner met them in. */
    private static void namePages(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        Map<String, String> names = new TreeMap<>();
        schemas.forEach((name, schema) -> {
            if (name.startsWith("Page") && !name.equals("PageInfo")) {
                String item = schema.getProperties().get("data").getItems().getRef();
                names.put(name, item.substring(REFERENCE.length()).replace("View", "Page"));
            }
        });
        names.forEach((former, name) -> schemas.put(name, schemas.remove(former)));
        document.getComponents().setSchemas(schemas);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema())
                .filter(schema -> schema != null && schema.getRef() != null)
                .forEach(schema -> {
                    String name = names.get(schema.getRef().substring(REFERENCE.length()));
                    if (name != null) {
                        schema.setRef(REFERENCE + name);
                    }
                });
    }
}
