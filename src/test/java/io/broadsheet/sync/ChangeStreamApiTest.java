package io.broadsheet.sync;

import static io.broadsheet.support.Feed.change;
import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.EventStream;
import io.broadsheet.support.EventStream.Event;
import io.broadsheet.support.Feed;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /changes/stream}. */
@QuarkusTest
@Timeout(30)
class ChangeStreamApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TestClock clock;

    @Test
    void aChangeComesAsItHappens() throws IOException {
        String since = Feed.now();
        try (EventStream stream = open("")) {
            assertThat(stream.status()).isEqualTo(200);
            for (int i = 0; i < 3; i++) {
                String id = article(unique("Live")).getString("id");
                assertThat(JSON.readTree(stream.next().data())
                                .at("/resource/id")
                                .asText())
                        .isEqualTo(id);
            }
            assertThat(stream.lastId()).isEqualTo(Feed.now()).isNotEqualTo(since);
        }
    }

    @Test
    void anEventIsTheChangeOfTheList() throws IOException {
        String since = Feed.now();
        String id = article(unique("Same")).getString("id");
        change("DELETE", "/articles/" + id, Map.of());
        try (EventStream stream = open("?since=" + since)) {
            for (Map<String, Object> change : Feed.since(since)) {
                Event event = stream.next();
                assertThat(event.id()).isEqualTo(change.get("token"));
                assertThat(event.type()).isEqualTo(change.get("type"));
                assertThat(JSON.readTree(event.data())).isEqualTo(JSON.<JsonNode>valueToTree(change));
            }
        }
    }

    /** So that whoever loses the connection before anything happened knows where to go on. */
    @Test
    void itBeginsWithItsPlace() throws IOException {
        String now = Feed.now();
        try (EventStream stream = open("")) {
            assertThat(stream.block()).containsExactly("retry: 1000", "id: " + now);
        }
    }

    @Test
    void itGoesOnBehindTheLastEventWhateverTheAddressSays() throws IOException {
        String since = Feed.now();
        article(unique("First"));
        String last = Feed.now();
        String id = article(unique("Second")).getString("id");
        try (EventStream stream = open("?since=" + since, "Last-Event-ID", last)) {
            assertThat(stream.next().data()).contains(id);
        }
    }

    @Test
    void whoWasAwayGetsAllOfItInOrder() throws IOException {
        String since = Feed.now();
        for (int i = 0; i < 45; i++) {
            admin().body(Map.of("name", unique("Missed"))).post("/tags");
        }
        try (EventStream stream = open("?since=" + since)) {
            for (Map<String, Object> change : Feed.since(since)) {
                assertThat(stream.next().id()).isEqualTo(change.get("token"));
            }
            article(unique("Then"));
            assertThat(stream.next().id()).isEqualTo(Feed.now());
        }
    }

    @Test
    void readersAtDifferentPlacesGetTheirOwn() throws IOException {
        String since = Feed.now();
        article(unique("Early"));
        try (EventStream behind = open("?since=" + since);
                EventStream other = open("")) {
            article(unique("Late"));
            List<Map<String, Object>> all = Feed.since(since);
            assertThat(behind.next().id()).isEqualTo(all.get(0).get("token"));
            assertThat(behind.next().id()).isEqualTo(all.get(1).get("token"));
            assertThat(other.next().id()).isEqualTo(all.get(1).get("token"));
        }
    }

    @Test
    void whatIsNotPublicLeavesNoTrace() throws IOException {
        try (EventStream stream = open("")) {
            stream.block();
            String id = draft(unique("Secret")).getString("id");
            change(
                    "PUT",
                    "/articles/" + id + "/publication",
                    Map.of("publishAt", clock.instant().plusSeconds(9_000_000).toString()));
            change("DELETE", "/articles/" + id, Map.of());
            change("PATCH", "/site", Map.of("description", unique("Not told")));
            String shown = article(unique("Shown")).getString("id");
            List<String> block = stream.block();
            assertThat(block).hasSize(3);
            assertThat(block.get(0)).isEqualTo("id: " + Feed.now());
            assertThat(block.get(1)).isEqualTo("event: published");
            assertThat(block.get(2)).startsWith("data: {").contains(shown).doesNotContain(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "*/*", "text/*"})
    void nobodyKeepsItOrHoldsItBack(String accept) throws IOException {
        try (EventStream stream = open("", "Accept", accept, "Origin", "https://www.example.org")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(stream.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(stream.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(stream.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(stream.headers().map()).doesNotContainKeys("etag", "cache-status", "x-sse-content-type");
        }
    }

    @Test
    void headTellsWhatGetWould() {
        Wire.Answer head = Wire.send("HEAD", API + "/changes/stream", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).hasValue("text/event-stream");
        assertThat(head.header("Cache-Control")).hasValue("no-store");
        assertThat(head.header("X-Accel-Buffering")).hasValue("no");
        Problems.checkHeaders(head);
        assertThat(Wire.send("HEAD", API + "/changes/stream?since=1", new byte[0])
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsWrongIsSaidBeforeItBegins() {
        String path = API + "/changes/stream";
        Problems.check(Wire.get(path + "?after=x"), 400, "invalid-request");
        Problems.check(Wire.get(path + "?pretty=true"), 400, "invalid-request");
        Problems.check(Wire.get(path, "Accept: application/json"), 406, "not-acceptable");
        Problems.check(Wire.get(path, "Authorization: Bearer bsk_wrong"), 401, "unauthorized");
        Wire.Answer post = Wire.asAdmin("POST", path, "");
        Problems.check(post, 405, "method-not-allowed");
        assertThat(post.header("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    private static EventStream open(String query, String... headers) throws IOException {
        return EventStream.open(RestAssured.port, query, headers);
    }
}
