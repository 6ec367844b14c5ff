package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What methods an address has and has not (RFC 9110, section 9), and what it can be represented as. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class MethodsApiTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /api/v1/tags                   | GET, HEAD, OPTIONS, POST",
                "DELETE | /api/v1/tags                   | GET, HEAD, OPTIONS, POST",
                "PUT    | /api/v1/tags/none              | DELETE, GET, HEAD, OPTIONS, PATCH",
                "POST   | /api/v1/articles/none          | DELETE, GET, HEAD, OPTIONS, PATCH",
                "GET    | /api/v1/articles/x/publication | DELETE, OPTIONS, PUT",
                "POST   | /api/v1/entries                | GET, HEAD, OPTIONS",
                "DELETE | /api/v1/site                   | GET, HEAD, OPTIONS, PATCH",
                "PATCH  | /api/v1/keys/none              | DELETE, GET, HEAD, OPTIONS",
                "BREW   | /api/v1/tags                   | GET, HEAD, OPTIONS, POST",
                "TRACE  | /api/v1/tags                   | GET, HEAD, OPTIONS, POST",
                "get    | /api/v1/tags                   | GET, HEAD, OPTIONS, POST",
                "POST   | /problems/not-found            | GET, HEAD, OPTIONS",
                "POST   | /openapi                       | GET, HEAD, OPTIONS",
                "POST   | /docs                          | GET, HEAD, OPTIONS",
                "PUT    | /docs/start.js                 | GET, HEAD, OPTIONS",
                "PUT    | /q/health                      | GET, HEAD, OPTIONS"
            })
    void anotherMethodIsNotAllowedAndThoseThatAreAreNamed(String method, String path, String allow) {
        Wire.Answer answer = Wire.asAdmin(method, path, "");
        Problems.check(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).hasValue(allow);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/tags       | GET, HEAD, OPTIONS, POST",
                "/api/v1/posts/none | DELETE, GET, HEAD, OPTIONS, PATCH",
                "/api/v1/entries    | GET, HEAD, OPTIONS",
                "/problems/gone     | GET, HEAD, OPTIONS"
            })
    void optionsNamesTheMethods(String path, String allow) {
        Wire.Answer answer = Wire.send("OPTIONS", path, new byte[0]);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).hasValue(allow);
        assertThat(answer.header("Accept-Patch").isPresent()).isEqualTo(allow.contains("PATCH"));
        Problems.checkHeaders(answer);
    }

    @Test
    void optionsOfNothingIsNotFound() {
        Problems.check(Wire.send("OPTIONS", API + "/nothing", new byte[0]), 404, "not-found");
    }

    @Test
    void headIsGetWithoutABody() {
        String slug = article(unique("Head")).getString("slug");
        for (String path : List.of(
                "/api/v1/articles?limit=1",
                "/api/v1/articles/" + slug,
                "/api/v1/articles/" + slug + ".md",
                "/api/v1/articles/none",
                "/api/v1/tags?limit=0",
                "/api/v1/site",
                "/problems/not-found",
                "/openapi",
                "/docs",
                "/docs/start.js",
                "/nothing",
                "/nothing/%zz")) {
            Wire.Answer get = Wire.get(path);
            Wire.Answer head = Wire.send("HEAD", path, new byte[0]);
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(comparable(head)).as(path).isEqualTo(comparable(get));
        }
    }

    /** Without what differs from request to request, and the length, which RFC 9110 lets HEAD leave out. */
    private static List<String> comparable(Wire.Answer answer) {
        return answer.head().stream()
                .map(line -> line.replaceFirst("^([^:]+):", "$1:"))
                .filter(line -> !line.toLowerCase().matches("(x-request-id|content-length|cache-status|date):.*"))
                .map(String::toLowerCase)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "text/*", "garbage", "application/json;q=0"})
    void aListIsJsonOrNothing(String accept) {
        Problems.check(Wire.get(API + "/tags", "Accept: " + accept), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json; charset=utf-8",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
            })
    void whoCanLiveWithJsonGetsIt(String accept) {
        Wire.Answer answer = Wire.get(API + "/tags", "Accept: " + accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void anEntryHasNoPictureOfItself() {
        String slug = article(unique("No picture")).getString("slug");
        Problems.check(Wire.get(API + "/articles/" + slug, "Accept: image/png"), 406, "not-acceptable");
    }
}
