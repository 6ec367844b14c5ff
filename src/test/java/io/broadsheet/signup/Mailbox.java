package io.broadsheet.signup;

import static io.broadsheet.support.Given.anybody;
import static org.awaitility.Awaitility.await;

import io.broadsheet.signup.SubscriptionTokens.Purpose;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Somebody's mail: signs up, and takes from what comes what its links carry. */
@ApplicationScoped
class Mailbox {

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    ConsentReceiptRepository receipts;

    @Inject
    SubscriptionTokens tokens;

    @Inject
    InstantSource clock;

    /** Signs up, and waits until a mail is on its way. @return the token of that mail */
    String signUp(String email, String newsletter) {
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "source", "footer"))
                .post("/newsletters/" + newsletter + "/signups")
                .then()
                .statusCode(202);
        await().until(() -> has(email, newsletter));
        return confirmation(email, newsletter);
    }

    private boolean has(String email, String newsletter) {
        return QuarkusTransaction.requiringNew().call(() -> found(email, newsletter) != null);
    }

    String confirmation(String email, String newsletter) {
        return of(email, newsletter, each -> tokens.write(Purpose.CONFIRMATION, each.id(), each.requestedAt()));
    }

    /** As an issue has it. */
    String unsubscription(String email, String newsletter) {
        return of(email, newsletter, each -> tokens.write(Purpose.UNSUBSCRIPTION, each.id(), clock.instant()));
    }

    /** As an issue has it. */
    String preferences(String email, String newsletter) {
        return of(
                email,
                newsletter,
                each -> tokens.write(Purpose.PREFERENCES, each.subscriber().id(), clock.instant()));
    }

    /** All that hangs on what happened to a subscription: its state and its receipts, each as one line. */
    List<String> history(String email, String newsletter) {
        return of(email, newsletter, each -> receipts.of(each.subscriber()).stream()
                .map(receipt -> receipt.action().code() + ": " + receipt.text())
                .toList());
    }

    SubscriptionStatus status(String email, String newsletter) {
        return of(email, newsletter, Subscription::status);
    }

    int version(String email, String newsletter) {
        return of(email, newsletter, Subscription::version);
    }

    private <T> T of(String email, String newsletter, Function<Subscription, T> what) {
        return QuarkusTransaction.requiringNew().call(() -> what.apply(found(email, newsletter)));
    }

    private Subscription found(String email, String newsletter) {
        return subscriptions
                .find("subscriber.email = ?1 and newsletter.slug = ?2", email, newsletter)
                .firstResult();
    }
}
