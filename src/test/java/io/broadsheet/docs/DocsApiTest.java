package io.broadsheet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the docs; what they become in a browser is in {@code DocsBrowserTest}. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class DocsApiTest {

    @Test
    void thePageMayOnlyUseWhatComesFromHere() {
        Wire.Answer page = Wire.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("connect-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval", "http", "*");
        Problems.checkHeaders(page);
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(link -> link.group(1)))
                .contains("docs/scalar.js", "docs/start.js")
                .noneMatch(link -> link.contains("//"));
    }

    /** Everything else keeps the policy that lets nothing run. */
    @ParameterizedTest
    @ValueSource(strings = {"/docs/scalar.js", "/docs/start.js"})
    void aScriptIsNoPage(String path) {
        Wire.Answer script = Wire.get(path);
        assertThat(script.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.header("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(script.body()).contains("Scalar");
        Problems.checkHeaders(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/scalar.js", "/docs/start.js", "/openapi", "/openapi?format=json"})
    void whoHasItNeedNotGetItAgain(String path) {
        Wire.Answer plain = Wire.get(path);
        Wire.Answer compressed = Wire.get(path, "Accept-Encoding: br, gzip");
        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary.toLowerCase()).contains("accept-encoding"));
        assertThat(compressed.header("ETag")).isNotEqualTo(plain.header("ETag"));

        Wire.Answer again =
                Wire.get(path, "If-None-Match: " + plain.header("ETag").orElseThrow());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(plain.header("ETag"));
        assertThat(Wire.get(path, "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/openapi             |                                | application/yaml",
                "/openapi             | application/yaml               | application/yaml",
                "/openapi             | application/json               | application/json",
                "/openapi             | application/json;q=0.9, */*    | application/json",
                "/openapi             | application/json;q=0, */*      | application/yaml",
                "/openapi?format=json | application/yaml               | application/json",
                "/openapi?format=YAML | application/json               | application/yaml",
            })
    void theContractComesInTheFormatThatIsAskedFor(String path, String accepted, String type) {
        Wire.Answer contract = accepted == null ? Wire.get(path) : Wire.get(path, "Accept: " + accepted);
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.header("Content-Type")).hasValue(type + "; charset=utf-8");
        assertThat(contract.header("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary.toLowerCase()).contains("accept,"));
        assertThat(contract.body())
                .startsWith(type.endsWith("json") ? "{" : "---")
                .contains("3.1.0");
        Problems.checkHeaders(contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/nothing", "/webjars/scalar/scalar.js", "/webjars/scalar/index.html"})
    void nothingElseIsThere(String path) {
        Problems.check(Wire.get(path), 404, "not-found");
    }
}
