package io.broadsheet.sync;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.EventStream;
import io.broadsheet.support.Feed;
import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What streams may cost, and what becomes of readers that cost more. */
@QuarkusTest
@Timeout(60)
@TestProfile(StreamLimitsApiTest.Few.class)
@ExtendWith(QuietLog.class)
class StreamLimitsApiTest {

    private static final String STREAM = API + "/changes/stream";

    @Inject
    EntityManager entityManager;

    /** Two streams, which soon lose patience, and as many connections to the database. */
    public static class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.changes.streams", "2",
                    "broadsheet.changes.heartbeat", "PT0.5S",
                    "quarkus.datasource.jdbc.max-size", "2");
        }
    }

    @Test
    void aSilentStreamSaysThatItIsThere() throws IOException {
        try (EventStream stream = open("")) {
            stream.block();
            for (int i = 0; i < 3; i++) {
                assertThat(stream.block()).containsExactly(":");
            }
            String id = article(unique("After all")).getString("id");
            assertThat(stream.next().data()).contains(id);
        }
    }

    @Test
    void oneTooManyIsToldWhenToTryAgain() throws IOException {
        try (EventStream one = open("");
                EventStream other = open("")) {
            assertThat(List.of(one.status(), other.status())).containsOnly(200);
            Wire.Answer third = Wire.get(STREAM);
            Problems.check(third, 503, "unavailable");
            assertThat(third.header("Retry-After")).hasValue("1");
        }
        await().untilAsserted(StreamLimitsApiTest::assertRoomForTwo);
    }

    @Test
    void aStreamKeepsNoConnectionToTheDatabase() throws IOException {
        try (EventStream one = open("");
                EventStream other = open("?since=" + Feed.now())) {
            assertThat(List.of(one.status(), other.status())).containsOnly(200);
            article(unique("Still"));
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    @Test
    void whatIsRefusedTakesNoRoom() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(Wire.get(STREAM + "?since=1").status()).isEqualTo(400);
            assertThat(Wire.send("HEAD", STREAM, new byte[0]).status()).isEqualTo(200);
        }
        await().untilAsserted(StreamLimitsApiTest::assertRoomForTwo);
    }

    /** Eight megabytes, twice of what buffers on the way hold. Made in the database, since writes would take a minute. */
    @Test
    void aReaderThatTakesNothingIsDropped() throws IOException {
        String since = Feed.now();
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("insert into change (at, type, resource, resource_id, slug, tags, public)"
                        + " select now(), 'updated', 'article', gen_random_uuid(), 'long',"
                        + " array_fill(repeat('x', 200), array[100]), true from generate_series(1, 400)")
                .executeUpdate());
        try (Socket one = reluctant(since);
                Socket other = reluctant(since)) {
            assertThat(List.of(one, other)).noneMatch(Socket::isClosed);
            Problems.check(Wire.get(STREAM), 503, "unavailable");
            await().untilAsserted(StreamLimitsApiTest::assertRoomForTwo);
        }
        List<Map<String, Object>> all = Feed.since(since);
        try (EventStream reader = open("?since=" + since)) {
            for (Map<String, Object> change : all) {
                assertThat(reader.next().id()).isEqualTo(change.get("token"));
            }
        }
    }

    /** Asks, and reads nothing of the answer. */
    private static Socket reluctant(String since) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(("GET " + STREAM + "?since=" + since + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        // The first byte of the answer shows that it has its room.
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static void assertRoomForTwo() throws IOException {
        try (EventStream one = open("");
                EventStream other = open("")) {
            assertThat(List.of(one.status(), other.status())).containsOnly(200);
        }
    }

    private static EventStream open(String query) throws IOException {
        return EventStream.open(RestAssured.port, query);
    }
}
