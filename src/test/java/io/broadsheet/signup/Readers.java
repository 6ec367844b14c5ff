package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.signup.SubscriptionTokens.Purpose;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People who sign up, as the public does it, and follow the links of their mails. */
@Singleton
class Readers {

    @Inject
    SignupWorker worker;

    @Inject
    EntityManager entityManager;

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    SubscriptionTokens tokens;

    @Inject
    AddressHash hash;

    @Inject
    InstantSource clock;

    static String address() {
        return unique("ada") + "@example.org";
    }

    /** Signs up, and waits for the worker. */
    void signUp(String email, JsonPath newsletter) {
        post(email, newsletter);
        awaitWorker(email);
    }

    /** Until nothing of the address waits in the inbox; the service's own worker may be at it, too. */
    void awaitWorker(String email) {
        worker.tick();
        await().until(() -> QuarkusTransaction.requiringNew().call(() -> isDone(email)));
    }

    private boolean isDone(String email) {
        return entityManager
                .createQuery("from Signup s where s.email = :email", Signup.class)
                .setParameter("email", email)
                .getResultList()
                .isEmpty();
    }

    /** Signs up. @return the token of the mail that comes */
    String asked(String email, JsonPath newsletter) {
        signUp(email, newsletter);
        return confirmation(email, newsletter);
    }

    static void post(String email, JsonPath newsletter) {
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "name", "Ada", "source", "footer"))
                .post("/newsletters/" + newsletter.getString("slug") + "/signups")
                .then()
                .statusCode(202);
    }

    /** Signs up and confirms. @return the subscriber's id */
    UUID confirmed(String email, JsonPath newsletter) {
        signUp(email, newsletter);
        confirm(confirmation(email, newsletter));
        return id(email);
    }

    static void confirm(String token) {
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/signups/confirmation")
                .then()
                .statusCode(200);
    }

    @Transactional
    UUID id(String email) {
        return find(email).orElseThrow();
    }

    @Transactional
    Optional<UUID> find(String email) {
        return subscribers.find("email", email).firstResultOptional().map(Subscriber::id);
    }

    /** As the last mail has it. */
    @Transactional
    String confirmation(String email, JsonPath newsletter) {
        Subscription subscription = subscription(email, newsletter);
        return tokens.write(Purpose.CONFIRMATION, subscription.id(), subscription.requestedAt());
    }

    @Transactional
    String unsubscription(String email, JsonPath newsletter) {
        return tokens.write(
                Purpose.UNSUBSCRIPTION, subscription(email, newsletter).id(), clock.instant());
    }

    @Transactional
    UUID subscriptionId(String email, JsonPath newsletter) {
        return subscription(email, newsletter).id();
    }

    static EmailAddress addressOf(String email) {
        return EmailAddress.parse(email).orElseThrow();
    }

    private Subscription subscription(String email, JsonPath newsletter) {
        return subscriptions
                .find(
                        "subscriber.email = ?1 and newsletter.id = ?2",
                        email,
                        UUID.fromString(newsletter.getString("id")))
                .firstResult();
    }

    String preferences(UUID id) {
        return tokens.write(Purpose.PREFERENCES, id, clock.instant());
    }

    /** Exchanges the token of a mail. @return a request with the access token, JSON in its body */
    RequestSpecification asThemselves(UUID id) {
        return with(access(id));
    }

    String access(UUID id) {
        return anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("token", preferences(id)))
                .post("/signups/preferences")
                .then()
                .statusCode(200)
                .extract()
                .path("access");
    }

    /** Everything held, as the publisher reads it. */
    static JsonPath held(UUID id) {
        return admin().get("/subscribers/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String status(UUID id, JsonPath newsletter) {
        return held(id).param("slug", newsletter.getString("slug"))
                .getString("subscriptions.find { it.newsletter.slug == slug }?.status");
    }

    /** Each step of consent, oldest first: what happened, and what was read. */
    static List<String> receipts(UUID id) {
        return held(id).<Map<String, String>>getList("receipts").stream()
                .map(receipt -> receipt.get("action") + ": " + receipt.get("text"))
                .toList();
    }

    static String version(UUID id) {
        String version = admin().get("/subscribers/" + id).header("ETag");
        assertThat(version).matches("\"v\\d+\"");
        return version;
    }
}
