package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BouncesApiTest {

    @Inject
    Readers readers;

    @Inject
    Bounces bounces;

    @Inject
    TestClock clock;

    private String email;
    private JsonPath packet;
    private UUID id;

    @BeforeEach
    void somebodyGetsOne() {
        email = Readers.address();
        packet = newsletter(unique("Packet"));
        id = readers.confirmed(email, packet);
    }

    @Test
    void aPermanentBounceEndsWhatIsConfirmedAndWhatWaits() {
        JsonPath left = newsletter(unique("Left"));
        JsonPath waiting = newsletter(unique("Waiting"));
        readers.confirmed(email, left);
        leave(left);
        readers.signUp(email, waiting);
        String token = readers.confirmation(email, waiting);
        report(1, 0, event("bounce", "reason", "550 5.1.1 No such user"));
        assertThat(Readers.held(id).getString("suppressed")).isEqualTo("bounced");
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
        assertThat(Readers.status(id, waiting)).isEqualTo("bounced");
        assertThat(Readers.status(id, left)).isEqualTo("unsubscribed");
        assertThat(Readers.held(id).getList("receipts.findAll { it.action == 'bounced' }.text", String.class))
                .containsExactly("550 5.1.1 No such user", "550 5.1.1 No such user", "550 5.1.1 No such user");
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/signups/confirmation")
                .then()
                .statusCode(400);
    }

    @Test
    void aComplaintTakesTheAddressOffEverythingAndOutweighsABounce() {
        JsonPath other = newsletter(unique("Other"));
        readers.confirmed(email, other);
        report(1, 0, event("complaint"));
        report(1, 0, event("bounce"));
        assertThat(Readers.held(id).getString("suppressed")).isEqualTo("complained");
        assertThat(Readers.status(id, packet)).isEqualTo("unsubscribed");
        assertThat(Readers.status(id, other)).isEqualTo("unsubscribed");
    }

    @Test
    void theSameEventsOnceMoreChangeNothing() {
        Map<String, Object> event = event("bounce", "at", clock.instant().toString());
        report(2, 0, event, event);
        JsonPath held = Readers.held(id);
        String version = Readers.version(id);
        report(1, 0, event);
        assertThat(Readers.held(id).getMap("")).isEqualTo(held.getMap(""));
        assertThat(Readers.version(id)).isEqualTo(version);
    }

    @Test
    void addressesAreComparedAsInSignupsAndUnknownOnesAreCountedAndNothingElse() {
        Map<String, Object> shouted = event("bounce");
        shouted.put("email", email.toUpperCase(Locale.ROOT));
        Map<String, Object> unknown = event("complaint");
        unknown.put("email", Readers.address());
        report(1, 1, shouted, unknown);
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
    }

    @Test
    void bouncesOnOneDayAreOneAndTheFifthDayWithinThirtyEnds() {
        Instant now = clock.instant();
        for (int day = 4; day > 0; day--) {
            String at = now.minus(Duration.ofDays(day)).toString();
            Map<String, Object> event = event("bounce", "permanent", false, "at", at);
            report(3, 0, event, event, event);
        }
        report(
                1,
                0,
                event(
                        "bounce",
                        "permanent",
                        false,
                        "at",
                        now.minus(Duration.ofDays(31)).toString()));
        assertThat(Readers.held(id).getList("transientBounces")).hasSize(4);
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
        report(1, 0, event("bounce", "permanent", false));
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
    }

    @Test
    void liftingABounceGoesOnWithWhatItEnded() {
        JsonPath waiting = newsletter(unique("Waiting"));
        readers.signUp(email, waiting);
        Map<String, Object> event = event("bounce", "at", clock.instant().toString());
        report(1, 0, event);
        lift();
        assertThat(Readers.held(id).getString("suppressed")).isNull();
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
        assertThat(Readers.status(id, waiting)).isEqualTo("pending");
        report(1, 0, event);
        assertThat(Readers.status(id, packet)).as("an old story").isEqualTo("confirmed");
    }

    @Test
    void liftingAComplaintNeedsANewConsent() {
        report(1, 0, event("complaint"));
        choose(409);
        lift();
        assertThat(Readers.status(id, packet)).isEqualTo("unsubscribed");
        choose(200);
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
    }

    @Test
    void liftingNeedsTheVersionThatWasSeenAndChangesNothingWhereNothingIs() {
        String address = "/subscribers/" + id + "/suppression";
        admin().delete(address).then().statusCode(428);
        String version = Readers.version(id);
        admin().header("If-Match", version).delete(address).then().statusCode(204);
        assertThat(Readers.version(id)).isEqualTo(version);
        report(1, 0, event("bounce"));
        admin().header("If-Match", version).delete(address).then().statusCode(412);
        with(key("newsletter:read"))
                .header("If-Match", "*")
                .delete(address)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type|bounced|/events/0/type|one of bounce, complaint",
                "type||/events/0/type|null",
                "email|ada|/events/0/email|jo@example.org",
                "permanent|yes|/events/0/permanent|true or false",
                "reason|LONG|/events/0/reason|500",
                "at|2999-01-01T00:00:00Z|/events/0/at|future",
                "at|yesterday|/events/0/at|RFC 3339",
                "when|now|/events/0/when|no member"
            })
    void whatDoesNotFitIsNamedAndNoneIsTaken(String member, String value, String pointer, String said) {
        Map<String, Object> wrong = event("bounce");
        wrong.put(member, "LONG".equals(value) ? "x".repeat(501) : value);
        admin().body(Map.of("events", List.of(wrong, event("bounce"))))
                .post("/bounces")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is(pointer))
                .body("errors[0].detail", containsString(said));
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
    }

    @Test
    void onlyABounceIsPermanent() {
        admin().body(Map.of("events", List.of(event("complaint", "permanent", true))))
                .post("/bounces")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/events/0/permanent"));
    }

    @Test
    void thereAreOneToAThousandEvents() {
        for (List<?> events : List.of(List.of(), Collections.nCopies(1001, event("bounce")))) {
            admin().body(Map.of("events", events))
                    .post("/bounces")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/events"));
        }
        admin().body(Map.of("events", Collections.nCopies(1000, event("bounce", "permanent", false))))
                .post("/bounces")
                .then()
                .statusCode(200)
                .body("known", is(1000));
    }

    @Test
    void reportsOfTheSameAddressesAtOnceDoNotWaitForEachOther() {
        String other = Readers.address();
        UUID another = readers.confirmed(other, packet);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            IntStream.range(0, 16)
                    .mapToObj(turn -> CompletableFuture.runAsync(
                            () -> {
                                Map<String, Object> first = event("bounce");
                                Map<String, Object> second = event("complaint");
                                (turn % 2 == 0 ? first : second).put("email", other);
                                report(2, 0, first, second);
                            },
                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        for (UUID each : List.of(id, another)) {
            JsonPath held = Readers.held(each);
            assertThat(held.getString("suppressed")).isEqualTo("complained");
            assertThat(held.getList("receipts.action").stream().filter("complained"::equals))
                    .as("of the address and of its newsletter")
                    .hasSize(2);
        }
    }

    @Test
    void whatTheMailServerSaysIsTakenLikewise() {
        JsonPath waiting = newsletter(unique("Waiting"));
        readers.signUp(email, waiting);
        bounces.bounced(UUID.randomUUID(), "550", clock.instant());
        bounces.bounced(readers.subscriptionId(email, waiting), "550 5.1.1", clock.instant());
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
        lift();
        bounces.bounced(Readers.addressOf(email), "550 5.1.1", clock.instant());
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
    }

    private void choose(int status) {
        readers.asThemselves(id)
                .header("If-Match", "*")
                .body(Map.of("newsletters", List.of(packet.getString("slug"))))
                .put("/signups/preferences")
                .then()
                .statusCode(status);
    }

    private void leave(JsonPath newsletter) {
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", readers.unsubscription(email, newsletter)))
                .post("/signups/unsubscription")
                .then()
                .statusCode(200);
    }

    private void lift() {
        admin().header("If-Match", Readers.version(id))
                .delete("/subscribers/" + id + "/suppression")
                .then()
                .statusCode(204);
    }

    private Map<String, Object> event(String type, Object... members) {
        Map<String, Object> event = new HashMap<>(Map.of("type", type, "email", email));
        for (int i = 0; i < members.length; i += 2) {
            event.put((String) members[i], members[i + 1]);
        }
        return event;
    }

    @SafeVarargs
    private static void report(int known, int unknown, Map<String, Object>... events) {
        admin().body(Map.of("events", List.of(events)))
                .post("/bounces")
                .then()
                .statusCode(200)
                .body("known", is(known))
                .body("unknown", is(unknown));
    }
}
