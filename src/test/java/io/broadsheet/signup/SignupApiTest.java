package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.Reader;
import io.broadsheet.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing up, confirming, leaving, over HTTP and SMTP. */
@QuarkusTest
class SignupApiTest {

    @Inject
    TestClock clock;

    @Inject
    EntityManager entityManager;

    @Inject
    SubscriptionTokens tokens;

    private final String slug = unique("packet");

    @BeforeEach
    void aNewsletter() {
        newsletter("The Morning Packet", "slug", slug, "replyTo", "desk@example.org");
    }

    @Test
    void whoSignsUpIsAskedAndGetsItOnlyAfterConfirming() throws Exception {
        Reader reader = Reader.any();
        reader.signUp(slug).then().statusCode(202).body("message", containsString("The Morning Packet"));
        MimeMessage mail = reader.await(1).get(0);
        assertThat(mail.getSubject()).isEqualTo("Please confirm: The Morning Packet");
        assertThat(mail.getReplyTo()[0]).hasToString("desk@example.org");
        assertThat(Reader.html(mail)).contains(Reader.token(mail));
        assertStatus(reader, "pending");
        for (int i = 0; i < 2; i++) {
            Reader.confirm(Reader.token(mail))
                    .statusCode(200)
                    .body("status", is("confirmed"))
                    .body("newsletter.slug", is(slug));
            assertStatus(reader, "confirmed");
        }
    }

    @Test
    void theAnswerIsTheSameForEveryAddress() {
        Reader confirmed = Reader.any().subscribe(slug);
        Reader pending = Reader.any();
        pending.signUp(slug);
        pending.await(1);
        Reader left = Reader.any().subscribe(slug);
        leave(left);
        String fresh = reduced(Reader.any().signUp(slug));
        assertThat(List.of(confirmed, pending, left))
                .allSatisfy(reader -> assertThat(reduced(reader.signUp(slug))).isEqualTo(fresh));
        assertThat(reduced(trapped(Reader.any()))).isEqualTo(fresh);
    }

    @Test
    void signingUpAgainChangesNothingForWhoHasConfirmed() {
        Reader reader = Reader.any().subscribe(slug);
        String before = row(reader);
        reader.signUp(slug);
        new Reader(reader.email().toUpperCase()).signUp(slug);
        clock.advance(Duration.ofDays(2));
        reader.signUp(slug);
        workThrough();
        assertThat(row(reader)).isEqualTo(before);
        assertThat(reader.mails()).hasSize(1);
    }

    @Test
    void anAddressIsAskedOnceADayWhateverHappens() {
        Reader reader = Reader.any();
        reader.signUp(slug);
        reader.await(1);
        reader.signUp(slug);
        workThrough();
        assertThat(reader.mails()).hasSize(1);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        reader.signUp(slug);
        assertThat(reader.await(2)).hasSize(2);
        // Of two links only the later one is good: the request that it belongs to is the one that counts.
        Reader.confirm(Reader.token(reader.mails().get(0))).statusCode(400);
        Reader.confirm(Reader.token(reader.mails().get(1))).statusCode(200);
    }

    @Test
    void oneMailboxIsAskedAFewTimesADayInAll() {
        String box = unique("box");
        for (int i = 0; i < 8; i++) {
            new Reader(box + "+" + i + "@example.org").signUp(slug).then().statusCode(202);
        }
        workThrough();
        assertThat(IntStream.range(0, 8)
                        .filter(i -> asked(box + "+" + i + "@example.org"))
                        .count())
                .isEqualTo(5);
    }

    @Test
    void whoHasLeftGetsNothingAndComesBackOnlyByConfirming() {
        Reader reader = Reader.any().subscribe(slug);
        leave(reader);
        assertStatus(reader, "unsubscribed");
        Reader.confirm(Reader.token(reader.mails().get(0))).statusCode(400).body("errors.pointer", hasItem("/token"));
        assertStatus(reader, "unsubscribed");
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        reader.signUp(slug);
        String token = Reader.token(reader.await(2).get(1));
        assertStatus(reader, "unsubscribed");
        Reader.confirm(token).statusCode(200);
        assertStatus(reader, "confirmed");
    }

    @Test
    void aLinkEnds() {
        Reader reader = Reader.any();
        reader.signUp(slug);
        String token = Reader.token(reader.await(1).get(0));
        clock.advance(Duration.ofDays(7));
        Reader.confirm(token).statusCode(400).body("errors.code", hasItem("token"));
        assertStatus(reader, "pending");
    }

    @Test
    void aLinkServesOnePurpose() {
        Reader reader = Reader.any();
        reader.signUp(slug);
        String token = Reader.token(reader.await(1).get(0));
        Reader.leave(token).statusCode(400);
        Reader.confirm((token.startsWith("A") ? "B" : "A") + token.substring(1)).statusCode(400);
        assertStatus(reader, "pending");
    }

    @Test
    void aMachineThatFillsTheHiddenFieldIsAnsweredAndForgotten() {
        Reader reader = Reader.any();
        trapped(reader).then().statusCode(202);
        workThrough();
        assertThat(row(reader)).isEqualTo("[]");
    }

    @Test
    void eachStepLeavesAReceiptThatNobodyCanChange() {
        Reader reader = Reader.any().subscribe(slug);
        leave(reader);
        List<Object[]> receipts = entityManager
                .createNativeQuery(
                        "select action, text, source, network from consent_receipt r join subscriber s"
                                + " on s.id = r.subscriber_id where s.email = :email order by at, r.id",
                        Object[].class)
                .setParameter("email", reader.email())
                .getResultList();
        assertThat(receipts)
                .extracting(row -> row[0], row -> row[1], row -> row[2], row -> row[3])
                .containsExactly(
                        tuple("requested", null, "test", "127.0.0.0/24"),
                        tuple(
                                "confirmed",
                                "I want to get The Morning Packet by mail. I can leave at any time.",
                                "test",
                                "127.0.0.0/24"),
                        tuple("unsubscribed", null, null, "127.0.0.0/24"));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> entityManager
                        .createNativeQuery("update consent_receipt set source = 'x'")
                        .executeUpdate()))
                .hasStackTraceContaining("append-only");
    }

    private Response signUp(Map<String, Object> body) {
        return anybody().contentType(ContentType.JSON).body(body).post("/newsletters/" + slug + "/signups");
    }

    private Response trapped(Reader reader) {
        return signUp(Map.of("email", reader.email(), "website", "https://pills.example"));
    }

    private void leave(Reader reader) {
        java.util.UUID id = java.util.UUID.fromString(list(reader.email()).path("data[0].id"));
        Reader.leave(tokens.write(SubscriptionTokens.Purpose.UNSUBSCRIPTION, id, clock.instant()))
                .statusCode(200);
    }

    /** Somebody who signs up last is done last: then the worker has seen all others. */
    private void workThrough() {
        Reader last = Reader.any();
        last.signUp(slug);
        last.await(1);
    }

    private boolean asked(String email) {
        return !new Reader(email).mails().isEmpty();
    }

    private Response list(String email) {
        return admin().urlEncodingEnabled(true).queryParam("email", email).get("/newsletters/" + slug + "/signups");
    }

    private String row(Reader reader) {
        return list(reader.email()).jsonPath().getString("data");
    }

    private void assertStatus(Reader reader, String status) {
        await().untilAsserted(() -> list(reader.email()).then().body("data.status", hasItem(status)));
    }

    private static String reduced(Response response) {
        return response.statusCode()
                + response.asString()
                + response.headers().asList().stream()
                        .map(header -> header.getName()
                                + (header.getName().matches("X-Request-Id|RateLimit") ? "" : header.getValue()))
                        .toList();
    }
}
