package io.broadsheet.signup;

import static io.broadsheet.support.Examples.assertSameMembers;
import static io.broadsheet.support.Examples.example;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubscriberApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Readers readers;

    @Test
    void everythingHeldIsShownFromTheFirstRequestOn() {
        String email = Readers.address();
        JsonPath packet = newsletter(unique("Packet"));
        readers.signUp(email, packet);
        UUID id = readers.id(email);
        with(key("newsletter:read"))
                .get("/subscribers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .header("Cache-Control", "private, no-store")
                .body("id", is(id.toString()))
                .body("email", is(email))
                .body("name", is("Ada"))
                .body("pausedUntil", nullValue())
                .body("suppressed", nullValue())
                .body("transientBounces", hasSize(0))
                .body("subscriptions", hasSize(1))
                .body("subscriptions[0].newsletter.slug", is(packet.getString("slug")))
                .body("subscriptions[0].status", is("pending"))
                .body("subscriptions[0].source", is("footer"))
                .body("subscriptions[0].requestedAt", notNullValue())
                .body("subscriptions[0].confirmedAt", nullValue())
                .body("receipts", hasSize(1))
                .body("receipts[0].action", is("requested"))
                .body("receipts[0].text", nullValue())
                .body("receipts[0].network", is("127.0.0.0/24"));
    }

    @Test
    void eachStepIsANewVersionWithAReceipt() {
        String email = Readers.address();
        JsonPath packet = newsletter(unique("Packet"));
        readers.signUp(email, packet);
        UUID id = readers.id(email);
        String requested = Readers.version(id);
        Readers.confirm(readers.confirmation(email, packet));
        String confirmed = Readers.version(id);
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", readers.unsubscription(email, packet)))
                .post("/signups/unsubscription")
                .then()
                .statusCode(200);
        assertThat(Stream.of(requested, confirmed, Readers.version(id))).doesNotHaveDuplicates();
        JsonPath held = Readers.held(id);
        assertThat(held.getList("receipts.action")).containsExactly("requested", "confirmed", "unsubscribed");
        assertThat(held.getString("receipts[1].text")).contains(packet.getString("name"));
        assertThat(held.getString("subscriptions[0].confirmedAt")).isNotNull();
        assertThat(held.getString("subscriptions[0].endedAt")).isNotNull();
    }

    /** Each changes the subscriber's version, and none of them may fail for that. */
    @Test
    void linksOfSeveralNewslettersAreFollowedAtOnce() {
        String email = Readers.address();
        List<JsonPath> packets =
                Stream.generate(() -> newsletter(unique("Packet"))).limit(5).toList();
        packets.forEach(packet -> readers.signUp(email, packet));
        List<String> tokens = packets.stream()
                .map(packet -> readers.confirmation(email, packet))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
        try {
            tokens.stream()
                    .map(token -> CompletableFuture.runAsync(() -> Readers.confirm(token), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(Readers.held(readers.id(email)).getList("subscriptions.status"))
                .hasSize(5)
                .containsOnly("confirmed");
    }

    @Test
    void theExamplesOfTheDocumentAreLikeWhatIsAnswered() throws IOException {
        String email = Readers.address();
        JsonPath packet = newsletter(unique("Packet"), "description", "At six.");
        UUID id = readers.confirmed(email, packet);
        assertSameMembers(
                example("SubscriberView"),
                JSON.readTree(admin().get("/subscribers/" + id).asString()));
        String access = anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", readers.preferences(id)))
                .post("/signups/preferences")
                .asString();
        assertSameMembers(example("PreferencesAccess"), JSON.readTree(access));
        JsonNode change = example("PreferencesChange").set("newsletters", JSON.createArrayNode());
        String chosen = readers.asThemselves(id)
                .header("If-Match", "*")
                .body(change.toString())
                .put("/signups/preferences")
                .asString();
        assertSameMembers(example("PreferencesView"), JSON.readTree(chosen));
        String counts = admin().body(example("BounceReport").toString())
                .post("/bounces")
                .asString();
        assertSameMembers(example("BounceCounts"), JSON.readTree(counts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"019ab0c2-4f00-7000-8000-00000000ffff", "ada@example.org", "1", "%2e%2e"})
    void whatIsNobodysIdIsNotFound(String id) {
        admin().get("/subscribers/" + id).then().statusCode(404);
        admin().header("If-Match", "*").delete("/subscribers/" + id).then().statusCode(404);
        admin().header("If-Match", "*")
                .delete("/subscribers/" + id + "/suppression")
                .then()
                .statusCode(404);
    }
}
