package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With configured origins, only they may read, and caches are told. */
@QuarkusTest
@TestProfile(CorsOriginsApiTest.Two.class)
class CorsOriginsApiTest {

    /** Two origins. */
    public static class Two implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.cors.origins", "https://www.example.org, http://localhost:5173");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.example.org", "http://localhost:5173"})
    void oneOfThemMayRead(String origin) {
        for (String path : new String[] {API + "/site", API + "/nothing", "/%zz"}) {
            Wire.Answer answer = Wire.get(path, "Origin: " + origin);
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(origin);
            assertThat(answer.header("Access-Control-Expose-Headers")
                            .orElseThrow()
                            .split(", "))
                    .containsExactlyInAnyOrder(CorsApiTest.EXPOSED);
            assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
        }
        assertThat(CorsApiTest.preflight(API + "/articles", "Origin: " + origin).header("Access-Control-Allow-Origin"))
                .hasValue(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://www.example.org.evil.example",
                "http://www.example.org",
                "https://www.example.org:8443",
                "https://WWW.example.org",
                "null"
            })
    void anyOtherMayNot(String origin) {
        for (Wire.Answer answer : new Wire.Answer[] {
            Wire.get(API + "/site", "Origin: " + origin), CorsApiTest.preflight(API + "/site", "Origin: " + origin)
        }) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
        }
    }

    @Test
    void anAnswerToNoOriginSaysThatItDependsOnIt() {
        Wire.Answer answer = Wire.get(API + "/site");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
    }
}
