package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static org.awaitility.Awaitility.await;

import io.broadsheet.change.Touched;
import io.broadsheet.support.HookTarget;
import io.broadsheet.support.HookTarget.Received;
import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** Webhooks with a target on this machine; they are gone after each test, so that nobody tells them of other tests. */
abstract class WebhookTargets {

    /** Targets on this machine are allowed. */
    public static class Private implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broadsheet.webhook.allow-private-targets", "true");
        }
    }

    @Inject
    WebhookWorker worker;

    @Inject
    TestClock clock;

    final HookTarget target = new HookTarget();

    private final List<String> made = new ArrayList<>();

    JsonPath webhook(String... types) {
        return webhookTo(target.url("/hook"), types);
    }

    JsonPath webhookTo(String url, String... types) {
        JsonPath webhook = admin().body(Map.of("url", url, "types", List.of(types)))
                .post("/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        made.add(webhook.getString("id"));
        return webhook;
    }

    /** Has the target be told of nothing in particular. @return the path of the delivery */
    String test(JsonPath webhook) {
        String path = path(webhook);
        return path
                + "/deliveries/"
                + admin().post(path + "/test").then().statusCode(202).extract().path("id");
    }

    /** As a change of another instance does. */
    void wake() {
        worker.wake(Touched.EVERYTHING);
    }

    static String path(JsonPath webhook) {
        return "/webhooks/" + webhook.getString("id");
    }

    static JsonPath read(String path) {
        return admin().get(path).then().statusCode(200).extract().jsonPath();
    }

    JsonPath awaitThat(String path, Predicate<JsonPath> condition) {
        wake();
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> read(path), condition);
    }

    JsonPath awaitAttempts(String delivery, int count) {
        return awaitThat(
                delivery,
                view -> view.getList("attempts").size() == count
                        && !view.getString("state").equals("sending"));
    }

    List<HookTarget.Received> awaitReceived(int count) {
        wake();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> target.received().size() >= count);
        return target.received();
    }

    /** As who has the secret makes it. */
    static String signature(String secret, Received received) {
        try {
            return new com.standardwebhooks.Webhook(secret).sign(received.id(), received.timestamp(), received.body());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void noWebhooks() {
        made.forEach(id -> admin().header("If-Match", "*").delete("/webhooks/" + id));
        target.close();
    }
}
