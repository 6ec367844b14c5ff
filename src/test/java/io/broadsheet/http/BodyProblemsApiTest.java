package io.broadsheet.http;

import static io.broadsheet.support.Given.ADMIN_KEY;
import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are refused, and that none of them leaves a trace: in what is stored, or in the log. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class BodyProblemsApiTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String TAGS = API + "/tags";
    private static final int TOO_LARGE = 2 * 1024 * 1024;

    private String tag;
    private int tags;
    private int keys;

    @BeforeEach
    void remember() {
        String slug = unique("kept");
        tag = admin().body(Map.of("name", slug)).post("/tags").then().extract().asString();
        tags = total("/tags");
        keys = total("/keys");
    }

    @AfterEach
    void nothingWasChanged() {
        JsonPath kept = JsonPath.from(tag);
        assertThat(anybody().get("/tags/" + kept.getString("id")).asString()).isEqualTo(tag);
        assertThat(total("/tags")).isEqualTo(tags);
        assertThat(total("/keys")).isEqualTo(keys);
    }

    private static int total(String list) {
        return admin().get(list + "?count=true&limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("page.total");
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatIsNoJsonTextIsMalformed(String code, String pointer, String body) {
        refused(body, "malformed-request", code, pointer);
    }

    static Stream<Arguments> aBodyThatIsNoJsonTextIsMalformed() {
        return Stream.of(
                arguments("required", "", ""),
                arguments("required", "", " \n "),
                arguments("syntax", "", "name=x"),
                arguments("syntax", "", "{"),
                arguments("syntax", "", "{'name': 'x'}"),
                arguments("syntax", "/name", "{\"name\": \"x\",}"),
                arguments("syntax", "/name", "{\"name\": NaN}"),
                arguments("syntax", "/name", "{\"name\": \"a\tb\"}"),
                arguments("syntax", "/name", "{\"name\": \"a\0b\"}"),
                arguments("syntax", "", "{\"name\": \"x\"} // why"),
                arguments("syntax", "", "{\"name\": \"x\"} {}"),
                arguments("syntax", "", "{\"name\": \"x\"} ]"),
                arguments("duplicate", "/name", "{\"name\": \"x\", \"name\": \"y\"}"),
                arguments("depth", "", "[".repeat(10_000)),
                arguments("depth", null, "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                arguments("depth", null, "{\"description\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }

    @ParameterizedTest
    @MethodSource
    void aMemberThatDoesNotFitIsInvalid(String code, String pointer, String body) {
        refused(body, "invalid-request", code, pointer);
    }

    static Stream<Arguments> aMemberThatDoesNotFitIsInvalid() {
        return Stream.of(
                arguments("type", "", "null"),
                arguments("type", "", "5"),
                arguments("type", "", "\"x\""),
                arguments("type", "", "[]"),
                arguments("type", "/name", "{\"name\": 5}"),
                arguments("type", "/name", "{\"name\": true}"),
                arguments("type", "/name", "{\"name\": 1e400}"),
                arguments("type", "/name", "{\"name\": -1e-99999999999}"),
                arguments("type", "/name", "{\"name\": [\"x\"]}"),
                arguments("type", "/name", "{\"name\": {\"en\": \"x\"}}"),
                arguments("required", "/name", "{\"name\": null}"),
                arguments("required", "/name", "{}"),
                arguments("required", "/name", "{\"name\": \" \"}"),
                arguments("size", "/name", "{\"name\": \"" + "x".repeat(201) + "\"}"),
                arguments("unknown", "/colour", "{\"name\": \"x\", \"colour\": \"red\"}"),
                arguments("unknown", "/a~1b~0c", "{\"name\": \"x\", \"a/b~c\": 1}"),
                arguments("character", "/name", "{\"name\": \"a\\u0000b\"}"),
                arguments("character", "/name", "{\"name\": \"a\\ud83d\"}"),
                arguments("character", "/description", "{\"name\": \"x\", \"description\": \"\\ude00\\ud83d\"}"),
                arguments("format", "/slug", "{\"name\": \"x\", \"slug\": \"../../etc/passwd\"}"),
                arguments("format", "/slug", "{\"name\": \"x\", \"slug\": \"\"}"));
    }

    @Test
    void aMisspeltMemberIsAnsweredWithTheOneThatWasMeant() {
        assertThat(refused("{\"nmae\": \"x\"}", "invalid-request", "unknown", "/nmae"))
                .contains("did you mean 'name'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-02-28T25:00:00Z\"",
                "\"2026-02-28\"",
                "\"2026-02-28T12:00Z\"",
                "\"2026-02-28T12:00:00\"",
                "\"2026-02-28T12:00:00+01:00:30\"",
                "\"+12026-02-28T12:00:00Z\"",
                "\"9999-12-31T23:59:59-01:00\"",
                "\"tomorrow\"",
                "\"\"",
                "1767225600",
                "1e400",
                "true"
            })
    void anInstantThatIsNoneIsInvalid(String instant) {
        Wire.Answer answer = Wire.asAdmin(
                "POST", API + "/keys", "{\"name\":\"x\",\"scopes\":[\"admin\"],\"expiresAt\":" + instant + "}", JSON);
        assertThat(Problems.check(answer, 400, "invalid-request").getString("errors[0].pointer"))
                .isEqualTo("/expiresAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|/scopes",
                "\"admin\"|/scopes",
                "[\"root\"]|/scopes/0",
                "[\"admin\", 5]|/scopes/1",
                "[null]|/scopes/0"
            })
    void anItemOfAListIsPointedAt(String scopes, String pointer) {
        Wire.Answer answer = Wire.asAdmin("POST", API + "/keys", "{\"name\": \"x\", \"scopes\": " + scopes + "}", JSON);
        assertThat(Problems.check(answer, 400, "invalid-request").getString("errors[0].pointer"))
                .isEqualTo(pointer);
    }

    @Test
    void everythingWrongIsListedAtOnce() {
        Wire.Answer answer = Wire.asAdmin("POST", API + "/keys", "{}", JSON);
        assertThat(Problems.check(answer, 400, "invalid-request").getList("errors.pointer"))
                .containsExactly("/name", "/scopes");
    }

    @ParameterizedTest
    @MethodSource
    void bytesThatAreNotUtf8AreMalformed(byte[] body) {
        Problems.check(Wire.asAdmin("POST", TAGS, body, JSON), 400, "malformed-request");
    }

    static Stream<byte[]> bytesThatAreNotUtf8AreMalformed() {
        String text = "{\"name\": \"Zoë\"}";
        return Stream.of(text.getBytes(StandardCharsets.ISO_8859_1), text.getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsTooLarge() {
        byte[] body = ("{\"name\": \"" + "x".repeat(TOO_LARGE) + "\"}").getBytes(StandardCharsets.UTF_8);
        Problems.check(Wire.asAdmin("POST", TAGS, body, JSON), 413, "content-too-large");
        String key = "Authorization: Bearer " + ADMIN_KEY;
        Problems.check(Wire.chunked("POST", TAGS, body, JSON, key), 413, "content-too-large");
        // Refused by what it says, before anything of it is sent.
        Problems.check(Wire.asAdmin("POST", TAGS, "", JSON, "Content-Length: 1048577"), 413, "content-too-large");
    }

    @Test
    void aBodyThatIsCutOffLeavesNoTrace() {
        Wire.Answer answer = Wire.exchange(
                "POST " + TAGS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON
                        + "\r\nAuthorization: Bearer " + ADMIN_KEY
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                new byte[0]);
        assertThat(answer.status()).isIn(Wire.CLOSED, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "Content-Type: text/plain", "Content-Type: application/xml"})
    void aBodyOfAnotherTypeIsNotUnderstood(String header) {
        Problems.check(Wire.asAdmin("POST", TAGS, "{\"name\": \"x\"}", header), 415, "unsupported-media-type");
    }

    @Test
    void aCompressedBodyIsNotUnderstood() {
        Wire.Answer answer = Wire.asAdmin("POST", TAGS, "{\"name\": \"x\"}", JSON, "Content-Encoding: gzip");
        Problems.check(answer, 415, "unsupported-media-type");
        assertThat(answer.header("Accept-Encoding")).hasValue("identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\": null}", "{\"name\": 5}", "{\"nam\": \"x\"}", "[]", "\"x\"", "", "{\"slug\": \"..\"}"
            })
    void aPatchIsReadAsStrictly(String patch) {
        String target = TAGS + "/" + JsonPath.from(tag).getString("id");
        Wire.Answer answer =
                Wire.asAdmin("PATCH", target, patch, "Content-Type: application/merge-patch+json", "If-Match: *");
        Problems.check(answer, 400, "(malformed|invalid)-request");
    }

    /** @return the detail */
    private static String refused(String body, String type, String code, String pointer) {
        JsonPath problem = Problems.check(Wire.asAdmin("POST", TAGS, body, JSON), 400, type);
        assertThat(problem.getString("errors[0].code")).isEqualTo(code);
        if (pointer != null) {
            assertThat(problem.getString("errors[0].pointer")).isEqualTo(pointer);
        }
        return problem.getString("detail");
    }
}
