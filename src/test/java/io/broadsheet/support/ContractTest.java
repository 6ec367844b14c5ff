package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether lies about the API are seen: each of these exchanges has one thing that the document does not allow. */
class ContractTest {

    private static final Contract CONTRACT = Contract.of(Path.of("openapi", "openapi.yaml"));

    private static final String TAG =
            """
            {"id": "019ab0c2-4f00-7000-8000-000000000000", "slug": "trams", "name": "Trams", "description": null,
             "count": 3, "updatedAt": "2026-11-23T14:05:00Z"}""";

    private static final String PROBLEM =
            """
            {"type": "http://localhost/problems/not-found", "title": "There is nothing here", "status": 404,
             "detail": "No.", "instance": "urn:uuid:0b6f3c53-7d1c-4f5c-9a39-0d9a5d7f3f60"}""";

    private final Map<String, List<String>> sent = new HashMap<>();
    private final Map<String, List<String>> answered = new HashMap<>(Map.of(
            "content-type", List.of("application/json;charset=UTF-8"),
            "x-request-id", List.of("0b6f3c53-7d1c-4f5c-9a39-0d9a5d7f3f60"),
            "x-content-type-options", List.of("nosniff"),
            "referrer-policy", List.of("no-referrer"),
            "content-security-policy", List.of("default-src 'none'")));

    @Test
    void whatIsAsTheDocumentSaysIsFine() {
        assertThat(read(200, TAG)).isEmpty();
        assertThat(faults("HEAD", "/api/v1/tags/trams?pretty=true", null, 200, ""))
                .isEmpty();
        problem();
        assertThat(read(404, PROBLEM)).isEmpty();
        assertThat(faults("GET", "/api/v1/nowhere", null, 404, PROBLEM)).isEmpty();
    }

    private List<String> read(int status, String body) {
        return faults("GET", "/api/v1/tags/trams", null, status, body);
    }

    private void problem() {
        answered.put("content-type", List.of("application/problem+json"));
    }

    @Test
    void aStatusMustBeNamed() {
        assertThat(read(418, TAG)).singleElement().asString().contains("418");
        assertThat(faults("GET", "/api/v1/nowhere", null, 200, TAG))
                .singleElement()
                .asString()
                .contains("200");
    }

    @Test
    void aHeaderMustBeNamed() {
        answered.put("x-powered-by", List.of("steam"));
        assertThat(read(200, TAG)).containsExactly("the header x-powered-by is not named");
    }

    @Test
    void aHeaderThatIsPromisedMustBeThere() {
        answered.remove("x-request-id");
        assertThat(read(200, TAG)).containsExactly("the header X-Request-Id is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"count\": 3 | \"count\": 3, \"colour\": \"red\" | colour",
                "\"count\": 3, | '' | count",
                "\"count\": 3 | \"count\": \"three\" | count",
                "\"count\": 3 | \"count\": -1 | count",
                "2026-11-23T14:05:00Z | yesterday | updatedAt"
            })
    void aMemberMustBeNamedAndThereAndOfItsKind(String former, String other, String told) {
        assertThat(read(200, TAG.replace(former, other)))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void aBodyMustBeOfATypeThatIsNamed() {
        answered.put("content-type", List.of("text/html"));
        assertThat(read(200, TAG)).containsExactly("no body of text/html is named");
        assertThat(faults("GET", "/api/v1/tags/trams", null, 200, "{")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=ten", "colour=red", "count=perhaps"})
    void whatTheDocumentDoesNotAllowIsNotAnsweredWell(String query) {
        String page = "{\"data\": [], \"page\": {\"limit\": 20, \"next\": null, \"previous\": null}}";
        assertThat(faults("GET", "/api/v1/articles?limit=20&tag=a&tag=b", null, 200, page))
                .isEmpty();
        assertThat(faults("GET", "/api/v1/articles?" + query, null, 200, page)).hasSize(1);
    }

    @Test
    void aRequestBodyIsAsTheDocumentSaysOrRefused() {
        sent.put("authorization", List.of("Bearer bsk_x"));
        sent.put("content-type", List.of("application/json"));
        answered.put("location", List.of("http://localhost/api/v1/tags/trams"));
        assertThat(create("{\"name\": \"Trams\"}")).isEmpty();
        assertThat(create("{\"name\": \"Trams\", \"description\": null}")).isEmpty();
        assertThat(create("{\"name\": null}")).hasSize(1);
        assertThat(create("{\"name\": \"Trams\", \"colour\": 1}")).hasSize(1);
        assertThat(create("")).containsExactly("it needs a body");
        sent.put("content-type", List.of("text/plain"));
        assertThat(create("{\"name\": \"Trams\"}")).containsExactly("it takes no body of text/plain");
        sent.remove("authorization");
        sent.put("content-type", List.of("application/json"));
        assertThat(create("{\"name\": \"Trams\"}")).containsExactly("it needs a key");
    }

    private List<String> create(String body) {
        return faults("POST", "/api/v1/tags", body, 201, TAG);
    }

    /** What is behind the dot belongs to a slug, unless it is a format. */
    @Test
    void thePathThatNamesMoreIsMeant() {
        answered.put("content-type", List.of("text/markdown"));
        assertThat(faults("GET", "/api/v1/articles/trams.md", null, 200, "*")).isEmpty();
        answered.put("content-type", List.of("application/json"));
        assertThat(CONTRACT.operation("GET", "/api/v1/articles/v1.2"))
                .hasValueSatisfying(operation -> assertThat(operation.path()).isEqualTo(Map.of("ref", "v1.2")));
    }

    private List<String> faults(String method, String target, String given, int status, String body) {
        return CONTRACT.faults(
                new Exchange(method, target, sent, given, status, answered, body.getBytes(StandardCharsets.UTF_8)));
    }
}
