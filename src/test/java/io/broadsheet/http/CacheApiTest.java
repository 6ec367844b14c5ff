package io.broadsheet.http;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.markdown;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Given;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of answers that are kept, and to whom they are given. */
@QuarkusTest
class CacheApiTest {

    private static final String HIT = "Broadsheet; hit";
    private static final String STORED = "Broadsheet; fwd=uri-miss; stored";

    @Inject
    TestClock clock;

    /** What other tests have scheduled would shorten the life of every answer. */
    @BeforeEach
    void passWhatIsScheduled() {
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void theSecondReaderGetsTheSameBytesWithoutTheDatabase() {
        String path = "/articles/" + slug(article(unique("Kept"), "body", markdown("## Part\n\nText")));
        Wire.Answer first = get(path);
        Wire.Answer second = get(path);
        assertThat(first.header("Cache-Status")).hasValue(STORED);
        assertThat(second.header("Cache-Status")).hasValue(HIT);
        assertThat(second.body()).isEqualTo(first.body());
        for (String name : List.of("ETag", "Cache-Control", "Vary", "Cache-Tag", "Content-Type", "Content-Length")) {
            assertThat(second.header(name))
                    .as(name)
                    .isEqualTo(first.header(name))
                    .isPresent();
        }
        assertThat(second.header("Cache-Control"))
                .hasValue("public, max-age=60, stale-while-revalidate=600, stale-if-error=3600");
        Problems.checkHeaders(second);
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    /** Whoever comes next would wait for its answer otherwise. */
    @Test
    void aReadThatIsRefusedLeavesNobodyWaiting() {
        String path = "/articles?tag=" + unique("refused");
        String head = "GET " + Given.API + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n";
        Problems.check(Wire.exchange(head, new byte[0]), 413, "content-too-large");
        assertThat(get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void eachCodingHasAnETagOfItsOwn(String coding) {
        String path = "/articles/" + slug(article(unique("Coded"), "body", markdown("Word and word. ".repeat(100))));
        Wire.Answer plain = get(path);
        Wire.Answer coded = get(path, "Accept-Encoding: " + coding);
        assertThat(coded.header("Content-Encoding")).hasValue(coding);
        assertThat(coded.header("ETag"))
                .hasValue(plain.header("ETag").orElseThrow().replaceAll("\"$", "-" + coding + "\""));
        assertThat(length(coded)).isLessThan(length(plain));
        assertThat(get(path, "Accept-Encoding: " + coding).header("Cache-Status"))
                .hasValue(HIT);
        assertThat(get(path, "Accept-Encoding: " + coding + ";q=0").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void whoHasSeenItIsToldSoWithTheSameHeaders() {
        String path = "/articles/" + slug(article(unique("Seen")));
        for (String when : List.of("kept", "from the cache")) {
            Wire.Answer whole = get(path + "?pretty=" + when.equals("kept"));
            String etag = whole.header("ETag").orElseThrow();
            for (String seen : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
                Wire.Answer answer = get(path + "?pretty=" + when.equals("kept"), "If-None-Match: " + seen);
                assertThat(answer.status()).isEqualTo(304);
                assertThat(answer.body()).isEmpty();
                for (String name : List.of("ETag", "Cache-Control", "Vary", "Cache-Tag")) {
                    assertThat(answer.header(name)).as(name).isEqualTo(whole.header(name));
                }
            }
        }
        Wire.Answer other = get(path, "If-None-Match: \"other\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(get("/tags?limit=1", "If-None-Match: *").status())
                .as("on a miss")
                .isEqualTo(304);
    }

    @Test
    void headIsAnsweredAsGetIs() {
        String path = "/articles/" + slug(article(unique("Head")));
        Wire.Answer miss = Wire.send("HEAD", Given.API + path, new byte[0]);
        Wire.Answer hit = Wire.send("HEAD", Given.API + path, new byte[0]);
        Wire.Answer get = get(path);
        for (Wire.Answer head : List.of(miss, hit)) {
            assertThat(head.body()).isEmpty();
            for (String name : List.of("ETag", "Content-Length", "Content-Type", "Cache-Control")) {
                assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
            }
        }
        assertThat(get.header("Cache-Status")).hasValue(HIT);
    }

    @Test
    void parametersInAnotherOrderAreTheSameRequest() {
        String tag = tagged();
        get("/articles?limit=7&tag=" + tag + "&sort=title");
        Wire.Answer same = get("/articles?sort=title&tag=" + tag + "&limit=7");
        assertThat(same.header("Cache-Status")).hasValue(HIT);
    }

    @Test
    void whoHasAKeyIsNeverAnsweredFromTheCache() {
        String path = "/articles/" + slug(article(unique("Keyed")));
        get(path);
        Response keyed = admin().get(path);
        assertThat(keyed.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(keyed.header("Cache-Status")).isNull();
        assertThat(keyed.header("ETag")).startsWith("\"v");
        Wire.Answer wrong = get(path, "Authorization: Bearer bsk_wrong");
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void errorsAreNotKept() {
        String slug = unique("later");
        assertThat(get("/articles/" + slug).status()).isEqualTo(404);
        article("Later", "slug", slug);
        assertThat(get("/articles/" + slug).status()).isEqualTo(200);
        assertThat(get("/articles?limit=0").status()).isEqualTo(400);
        assertThat(get("/articles?limit=0").header("Cache-Status")).isEmpty();
    }

    @Test
    void aRequestThatIsRefusedIsRefusedWhateverIsKept() {
        String path = "/articles/" + slug(article(unique("Refused")));
        get(path);
        assertThat(get(path, "Host: other").status()).isEqualTo(400);
        assertThat(get(path, "Accept: image/png").status()).isEqualTo(406);
    }

    @Test
    void eachRepresentationIsKeptByItself() {
        String path = "/articles/" + slug(article(unique("Shape"), "body", markdown("Some *text*")));
        assertThat(get(path).body()).startsWith("{");
        assertThat(get(path, "Accept: text/html").body()).isEqualTo("<p>Some <em>text</em></p>\n");
        assertThat(get(path, "Accept: text/plain").header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(get(path, "Accept: text/html").header("Cache-Status")).hasValue(HIT);
        assertThat(get(path, "Accept: text/html,*/*;q=0.8").body()).startsWith("{");
    }

    private static String tagged() {
        String tag = unique("tag");
        article(unique("Of a tag"), "tags", List.of(tag));
        return tag;
    }

    private static String slug(JsonPath created) {
        return created.getString("slug");
    }

    private static int length(Wire.Answer answer) {
        return Integer.parseInt(answer.header("Content-Length").orElseThrow());
    }

    private static Wire.Answer get(String path, String... headers) {
        return Wire.get(Given.API + path, headers);
    }
}
