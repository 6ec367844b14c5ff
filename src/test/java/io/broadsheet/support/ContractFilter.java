package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds every request of every test, and what it is answered, against the committed OpenAPI document. Registered under
 * META-INF/services, so that no test can forget it.
 *
 * <p>A request that the document does not allow must be refused, and every answer must be as the document says.
 */
public final class ContractFilter implements Filter, QuarkusTestBeforeClassCallback {

    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");
    private static final Contract WHOLE = Contract.of(COMMITTED);
    private static final Contract SPARSE = Contract.sparse(COMMITTED);

    /** Pages for people, and what the platform itself tells: they are no part of the API. */
    private static final List<String> OUTSIDE = List.of("/newsletter/", "/problems/", "/q/", "/openapi", "/docs");

    @Override
    public void beforeClass(Class<?> test) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        check(new Exchange(
                request.getMethod(),
                target,
                headers(request.getHeaders()),
                request.getFormParams().isEmpty() ? request.getBody() : request.getFormParams(),
                response.statusCode(),
                headers(response.headers()),
                response.asByteArray()));
        return response;
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> values = new HashMap<>();
        headers.forEach(
                header -> values.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getValue()));
        return values;
    }

    /** @param head of the request, byte for byte */
    static void check(String head, byte[] body, Wire.Answer answer) {
        String[] lines = head.split("\r\n");
        String[] first = lines[0].split(" ");
        if (answer.status() != Wire.CLOSED && first.length > 1) {
            Map<String, List<String>> answered = headers(answer.head());
            // A body in parts, or compressed, is no text that could be judged.
            boolean isWhole = answered.containsKey("content-length") && !answered.containsKey("content-encoding");
            check(new Exchange(
                    first[0],
                    first[1],
                    headers(List.of(lines)),
                    body,
                    answer.status(),
                    answered,
                    isWhole ? answer.body().getBytes(StandardCharsets.UTF_8) : null));
        }
    }

    private static Map<String, List<String>> headers(List<String> head) {
        return head.stream()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }

    static void check(Exchange exchange) {
        if (exchange.method().equals("OPTIONS") || OUTSIDE.stream().anyMatch(exchange.path()::startsWith)) {
            return;
        }
        Contract contract = exchange.query().matches("(.*&)?fields=.*") ? SPARSE : WHOLE;
        assertThat(contract.faults(exchange))
                .as("%s against the contract", exchange)
                .isEmpty();
    }
}
