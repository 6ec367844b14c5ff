package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation of the generated document.
 *
 * @param scopes those that the document says a key needs
 * @param isPersonal whether an access token opens it
 */
public record Call(String method, String path, List<String> scopes, boolean isPersonal) {

    private static final Path DOCUMENT = Path.of("target", "openapi", "openapi.json");

    /** Without these there is no such request. */
    private static final Map<String, String> REQUIRED =
            Map.of("/api/v1/resolve", "?path=/none", "/api/v1/search", "?q=none");

    /** Every one there is. */
    public static Stream<Call> all() throws IOException {
        List<Call> calls = new ArrayList<>();
        JsonNode paths = new ObjectMapper().readTree(DOCUMENT.toFile()).get("paths");
        paths.properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation ->
                        calls.add(of(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()))));
        return calls.stream().sorted(Comparator.comparing(Call::toString));
    }

    private static Call of(String method, String path, JsonNode operation) {
        List<String> scopes = new ArrayList<>();
        operation.path("security").forEach(each -> each.path("key").forEach(scope -> scopes.add(scope.asText())));
        return new Call(method, path, scopes, operation.path("security").findValue("access") != null);
    }

    /** @return the status of the answer */
    public int by(RequestSpecification caller) {
        return caller.basePath("")
                .contentType(contentType())
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .request(isStream() ? "HEAD" : method, filled())
                .statusCode();
    }

    /** Whether its answer has no end. */
    private boolean isStream() {
        return path.endsWith("/stream");
    }

    public String contentType() {
        return path.endsWith("/import")
                ? "text/csv"
                : path.endsWith("/bulk") ? "application/x-ndjson" : "application/json";
    }

    /** With ids that nothing has. */
    public String filled() {
        String filled = path.replace("{format}", "md").replaceAll("\\{\\w+}", "019ab0c2-4f00-7000-8000-00000000ffff");
        return filled + REQUIRED.getOrDefault(path, "");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
