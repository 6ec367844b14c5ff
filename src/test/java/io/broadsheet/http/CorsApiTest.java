package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Problems;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without configuration everybody may read, and nobody with credentials. */
@QuarkusTest
class CorsApiTest {

    static final String ORIGIN = "Origin: https://reader.example";
    static final String[] EXPOSED = {
        "ETag",
        "Link",
        "Location",
        "Retry-After",
        "RateLimit",
        "RateLimit-Policy",
        "Cache-Status",
        "Cache-Tag",
        "X-Request-Id",
        "WWW-Authenticate",
        "Allow",
        "Accept-Patch",
        "Deprecation",
        "Sunset"
    };

    /** Answers of every layer, good and bad. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/site",
                "/api/v1/keys",
                "/api/v1/tags?limit=0",
                "/api/v1/nothing",
                "/nothing",
                "/%zz",
                "/problems/gone",
                "/problems/nothing",
                "/openapi",
                "/q/health/live"
            })
    void everyAnswerMayBeReadByEverybody(String path) {
        for (String[] headers : new String[][] {{}, {ORIGIN}, {"Origin: null"}}) {
            Wire.Answer answer = Wire.get(path, headers);
            Problems.checkHeaders(answer);
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(answer.header("Access-Control-Expose-Headers")
                            .orElseThrow()
                            .split(", "))
                    .containsExactlyInAnyOrder(EXPOSED);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Vary").orElse("")).doesNotContain("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/articles", "/api/v1/articles/none", "/api/v1/nothing"})
    void aPreflightAllowsForADayWhatTheApiKnows(String path) {
        Wire.Answer answer = preflight(path, ORIGIN);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow().split(", "))
                .contains("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow().split(", "))
                .containsExactlyInAnyOrder(
                        "Authorization",
                        "Content-Type",
                        "If-Match",
                        "If-None-Match",
                        "Idempotency-Key",
                        "Last-Event-ID");
        assertThat(answer.header("Access-Control-Max-Age")).hasValue("86400");
        Problems.checkHeaders(answer);
    }

    @Test
    void whatIsNoPreflightIsAnsweredAsAnyOther() {
        Wire.Answer answer = Wire.send("OPTIONS", API + "/site", new byte[0], ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEmpty();
        assertThat(answer.header("Allow")).isPresent();
    }

    static Wire.Answer preflight(String path, String origin) {
        return Wire.send(
                "OPTIONS",
                path,
                new byte[0],
                origin,
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: authorization, if-match");
    }
}
