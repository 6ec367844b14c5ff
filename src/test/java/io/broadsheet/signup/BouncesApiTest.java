package io.broadsheet.signup;

import static io.broadsheet.signup.BounceReports.event;
import static io.broadsheet.signup.BounceReports.lift;
import static io.broadsheet.signup.BounceReports.report;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BouncesApiTest extends OneSubscriber {

    @Inject
    Bounces bounces;

    @Test
    void aPermanentBounceEndsWhatIsConfirmedAndWhatWaits() {
        JsonPath left = newsletter(unique("Left"));
        JsonPath waiting = newsletter(unique("Waiting"));
        readers.confirmed(email, left);
        leave(left);
        readers.signUp(email, waiting);
        String token = readers.confirmation(email, waiting);
        report(1, 0, event(email, "bounce", "reason", "550 5.1.1 No such user"));
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
        report(1, 0, event(email, "complaint"));
        report(1, 0, event(email, "bounce"));
        assertThat(Readers.held(id).getString("suppressed")).isEqualTo("complained");
        assertThat(Readers.status(id, packet)).isEqualTo("unsubscribed");
        assertThat(Readers.status(id, other)).isEqualTo("unsubscribed");
    }

    @Test
    void theSameEventsOnceMoreChangeNothing() {
        Map<String, Object> event = event(email, "bounce", "at", clock.instant().toString());
        report(2, 0, event, event);
        JsonPath held = Readers.held(id);
        String version = Readers.version(id);
        report(1, 0, event);
        assertThat(Readers.held(id).getMap("")).isEqualTo(held.getMap(""));
        assertThat(Readers.version(id)).isEqualTo(version);
    }

    @Test
    void addressesAreComparedAsInSignupsAndUnknownOnesAreCountedAndNothingElse() {
        Map<String, Object> shouted = event(email, "bounce");
        shouted.put("email", email.toUpperCase(Locale.ROOT));
        Map<String, Object> unknown = event(email, "complaint");
        unknown.put("email", Readers.address());
        report(1, 1, shouted, unknown);
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
    }

    @Test
    void bouncesOnOneDayAreOneAndTheFifthDayWithinThirtyEnds() {
        Instant now = clock.instant();
        for (int day = 4; day > 0; day--) {
            String at = now.minus(Duration.ofDays(day)).toString();
            Map<String, Object> event = event(email, "bounce", "permanent", false, "at", at);
            report(3, 0, event, event, event);
        }
        report(
                1,
                0,
                event(
                        email,
                        "bounce",
                        "permanent",
                        false,
                        "at",
                        now.minus(Duration.ofDays(31)).toString()));
        assertThat(Readers.held(id).getList("transientBounces")).hasSize(4);
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
        report(1, 0, event(email, "bounce", "permanent", false));
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
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
                                Map<String, Object> first = event(email, "bounce");
                                Map<String, Object> second = event(email, "complaint");
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
        lift(id);
        bounces.bounced(Readers.addressOf(email), "550 5.1.1", clock.instant());
        assertThat(Readers.status(id, packet)).isEqualTo("bounced");
    }

    private void leave(JsonPath newsletter) {
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", readers.unsubscription(email, newsletter)))
                .post("/signups/unsubscription")
                .then()
                .statusCode(200);
    }
}
