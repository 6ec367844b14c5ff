package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a limit looks like on the wire, behind a proxy that is trusted. */
@QuarkusTest
@TestProfile(SignupLimitsApiTest.Small.class)
class SignupLimitsApiTest {

    private static final String POLICY = "\"network\";q=2;w=600, \"overall\";q=5;w=60";

    @Inject
    TestClock clock;

    private final String slug = unique("packet");

    @BeforeEach
    void aNewsletter() {
        newsletter("Packet", "slug", slug);
    }

    /** Small limits, and the tests themselves for a proxy. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.trusted-proxies", "127.0.0.0/8, ::1",
                    "broadsheet.signups.per-network", "2",
                    "broadsheet.signups.overall", "5");
        }
    }

    @Test
    void aNetworkIsToldWhatIsLeftAndThenToWait() {
        clock.advance(Duration.ofHours(1));
        Wire.Answer first = send("192.0.2.1");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("RateLimit-Policy")).hasValue(POLICY);
        assertThat(first.header("RateLimit").orElseThrow())
                .matches("\"network\";r=1;t=(600|599), \"overall\";r=4;t=(60|59)");
        assertThat(send("192.0.2.99").status()).isEqualTo(202);
        Wire.Answer refused = send("192.0.2.200");
        String detail = Problems.check(refused, 429, "rate-limited").getString("detail");
        assertThat(detail)
                .startsWith("The limit 'network' is 2 requests in 600 seconds")
                .doesNotContain("192.0.2");
        assertThat(refused.header("Retry-After").orElseThrow()).matches("600|59\\d");
        assertThat(refused.header("RateLimit-Policy")).hasValue(POLICY);
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"network\";r=0;t=");
        assertThat(send("192.0.3.1").status()).isEqualTo(202);
        clock.advance(Duration.ofMinutes(10));
        assertThat(send("192.0.2.1").status()).isEqualTo(202);
    }

    @Test
    void allNetworksTogetherAreLimitedToo() {
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertThat(send("2001:db8:" + i + "::1").status()).isEqualTo(202);
        }
        Wire.Answer refused = send("2001:db8:9::1");
        assertThat(Problems.check(refused, 429, "rate-limited").getString("detail"))
                .startsWith("The limit 'overall'");
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"network\";r=2, \"overall\";r=0;t=");
        assertThat(refused.header("Retry-After").orElseThrow()).matches("60|5\\d");
    }

    @Test
    void theFieldsStandOnAProblemThatComesLater() {
        clock.advance(Duration.ofHours(1));
        Wire.Answer invalid = send("none", "192.0.2.1");
        Problems.check(invalid, 404, "not-found");
        assertThat(invalid.header("RateLimit-Policy")).hasValue(POLICY);
        assertThat(invalid.header("RateLimit").orElseThrow()).startsWith("\"network\";r=1;t=");
        assertThat(invalid.header("Retry-After")).isEmpty();
    }

    @Test
    void whatAClientWritesBeforeTheProxyIsNotCounted() {
        clock.advance(Duration.ofHours(1));
        assertThat(send("198.51.100.1, 192.0.2.1").status()).isEqualTo(202);
        assertThat(send("198.51.101.1, 192.0.2.1").status()).isEqualTo(202);
        assertThat(send("198.51.102.1, 192.0.2.1").status()).isEqualTo(429);
    }

    @Test
    void theDocumentSaysSo() throws IOException {
        JsonNode responses = new ObjectMapper()
                .readTree(Path.of("target", "openapi", "openapi.json").toFile())
                .at("/paths/~1api~1v1~1newsletters~1{ref}~1signups/post/responses");
        assertThat(responses.at("/429/$ref").asText()).isEqualTo("#/components/responses/TooManyRequests");
        assertThat(responses.at("/202/headers").fieldNames()).toIterable().contains("RateLimit", "RateLimit-Policy");
    }

    private Wire.Answer send(String forwardedFor) {
        return send(slug, forwardedFor);
    }

    private static Wire.Answer send(String newsletter, String forwardedFor) {
        return Wire.send(
                "POST",
                API + "/newsletters/" + newsletter + "/signups",
                "{\"email\": \"ada@example.org\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/json",
                "X-Forwarded-For: " + forwardedFor);
    }
}
