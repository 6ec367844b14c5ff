package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What every error must look like, whatever layer it comes from. */
public final class Problems {

    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "instance", "errors");

    private Problems() {}

    /** @return the body, for what is special about this one */
    public static JsonPath check(Wire.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        checkHeaders(answer);
        assertThat(answer.header("Cache-Control").orElse("none")).contains("no-store");
        JsonPath body = JsonPath.from(answer.body());
        Map<String, Object> members = body.getMap("");
        assertThat(MEMBERS).containsAll(members.keySet());
        assertThat(body.getInt("status")).isEqualTo(status);
        assertThat(body.getString("type")).matches("https?://[^/]+/problems/" + code);
        assertThat(body.getString("title")).isNotBlank();
        assertThat(body.getString("detail")).isNotBlank();
        assertThat(body.getString("instance"))
                .isEqualTo("urn:uuid:" + answer.header("X-Request-Id").orElseThrow());
        assertThat(answer.body())
                .as("no class, no SQL")
                .doesNotContain("Exception", "io.broadsheet", "jakarta.", "java.", "select ", "insert ");
        if (members.containsKey("errors")) {
            body.<Map<String, String>>getList("errors").forEach(Problems::checkError);
        }
        return body;
    }

    private static void checkError(Map<String, String> error) {
        assertThat(error).containsKeys("code", "detail").hasSize(3);
        assertThat(error.containsKey("pointer")).isNotEqualTo(error.containsKey("parameter"));
        assertThat(error.getOrDefault("pointer", "")).matches("(/.*)?");
    }

    /** What every answer must have. */
    public static void checkHeaders(Wire.Answer answer) {
        assertThat(answer.header("X-Request-Id").orElse("none")).matches("[0-9a-f-]{36}");
        assertThat(answer.header("Date")
                        .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                        .map(Instant::from))
                .hasValueSatisfying(date -> assertThat(date).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES)));
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.header("Content-Security-Policy").orElse("none")).startsWith("default-src 'none'");
    }
}
