package io.broadsheet.access;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation there is, from the generated document: whoever adds one cannot forget who may call it. */
@QuarkusTest
class ClosedApiTest {

    private static final Path DOCUMENT = Path.of("target", "openapi", "openapi.json");

    /** What somebody without a key may call, beside reading what is published. */
    private static final Set<String> PUBLIC_WRITES = Set.of(
            "POST /api/v1/newsletters/{ref}/signups",
            "POST /api/v1/signups/confirmation",
            "POST /api/v1/signups/unsubscription");

    /** What is no content, though it is read. */
    private static final String CLOSED_READS = "/api/v1/(keys|newsletters/\\{ref}/signups)\\b.*";

    /** Without these there is no such request. */
    private static final Map<String, String> REQUIRED =
            Map.of("/api/v1/resolve", "?path=/none", "/api/v1/search", "?q=none");

    /** An operation. @param scopes those that the document says it needs */
    record Call(String method, String path, List<String> scopes) {

        boolean isPublic() {
            return PUBLIC_WRITES.contains(method + " " + path) || method.equals("GET") && !path.matches(CLOSED_READS);
        }

        int by(RequestSpecification caller) {
            return caller.basePath("")
                    .contentType(contentType())
                    .body("{}")
                    .request(method, filled())
                    .statusCode();
        }

        String contentType() {
            return path.endsWith("/import") ? "text/csv" : "application/json";
        }

        String filled() {
            String filled =
                    path.replace("{format}", "md").replaceAll("\\{\\w+}", "019ab0c2-4f00-7000-8000-00000000ffff");
            return filled + REQUIRED.getOrDefault(path, "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Call> all() throws IOException {
        List<Call> calls = new ArrayList<>();
        JsonNode paths = new ObjectMapper().readTree(DOCUMENT.toFile()).get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            List<String> scopes = new ArrayList<>();
            operation.getValue().path("security").forEach(each -> each.path("key")
                    .forEach(scope -> scopes.add(scope.asText())));
            calls.add(new Call(operation.getKey().toUpperCase(), path.getKey(), scopes));
        }));
        return calls.stream().sorted(Comparator.comparing(Call::toString)).toList();
    }

    static Stream<Call> closed() throws IOException {
        return all().stream().filter(call -> !call.isPublic());
    }

    static Stream<Call> open() throws IOException {
        return all().stream().filter(Call::isPublic);
    }

    @Test
    void theDocumentHasOperationsOfBothSorts() throws IOException {
        assertThat(closed()).hasSizeGreaterThan(25);
        assertThat(open()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void withoutAKeyItIsRefused(Call call) {
        anybody()
                .basePath("")
                .contentType(call.contentType())
                .body("{}")
                .request(call.method(), call.filled())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", endsWith("/unauthorized"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void withoutTheScopeItIsRefused(Call call) {
        assertThat(call.scopes()).as("the document names the scope").hasSize(1);
        Set<String> others = new TreeSet<>(Scope.ALL);
        others.remove(Scope.ADMIN);
        others.removeAll(call.scopes());
        assertThat(call.by(with(key(others.toArray(String[]::new))))).isEqualTo(403);
        assertThat(call.by(with(key(call.scopes().get(0))))).isNotIn(401, 403, 500);
    }

    @ParameterizedTest
    @MethodSource("open")
    void readingWhatIsPublishedNeedsNone(Call call) {
        int status = call.by(anybody());
        assertThat(status).isIn(call.method().equals("GET") ? Set.of(200, 404) : Set.of(202, 400, 404));
        assertThat(call.scopes()).isEmpty();
    }
}
