package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.HookTarget;
import io.broadsheet.support.HookTarget.Received;
import io.broadsheet.support.LogEar;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** What becomes of what a target does not take. */
@QuarkusTest
@TestProfile(WebhookTargets.Private.class)
class WebhookRetryApiTest extends WebhookTargets {

    @Test
    void whatFailsIsTriedAgainByTheScheduleWithTheSameIdAndBytesAndThenGivenUp() {
        target.answer(HookTarget.status(500));
        JsonPath webhook = webhook();
        String delivery = test(webhook);
        List<Duration> delays = List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(4),
                Duration.ofHours(8));
        for (int i = 0; i < delays.size(); i++) {
            JsonPath view = awaitAttempts(delivery, i + 1);
            assertThat(view.getString("state")).isEqualTo("queued");
            Duration wait = Duration.between(
                    Instant.parse(view.getString("attempts[" + i + "].at")),
                    Instant.parse(view.getString("nextAttemptAt")));
            assertThat(wait)
                    .isBetween(
                            delays.get(i),
                            delays.get(i).multipliedBy(11).dividedBy(10).plusSeconds(5));
            clock.advance(wait);
        }
        clock.advance(awaitAttemptsAndWait(delivery, 10));

        JsonPath end = awaitAttempts(delivery, 11);
        assertThat(end.getString("state")).isEqualTo("failed");
        assertThat(end.getString("nextAttemptAt")).isNull();
        assertThat(end.<Integer>getList("attempts.status")).containsOnly(500);
        assertThat(target.received()).hasSize(11);
        assertThat(target.received().stream().map(Received::id).distinct()).hasSize(1);
        assertThat(target.received().stream().map(Received::body).distinct()).hasSize(1);
        assertThat(target.received()).allSatisfy(each -> assertThat(each.signature())
                .isEqualTo(signature(webhook.getString("secret"), each)));
        JsonPath disabled = read(path(webhook));
        assertThat(disabled.getBoolean("enabled")).isFalse();
        assertThat(disabled.getString("disabledReason")).isEqualTo("failures");
    }

    private Duration awaitAttemptsAndWait(String delivery, int count) {
        Instant next = Instant.parse(awaitAttempts(delivery, count).getString("nextAttemptAt"));
        return Duration.between(clock.instant(), next).plusMillis(1);
    }

    @Test
    void aSuccessEndsTheDayOfFailures() {
        target.answer(HookTarget.status(500), HookTarget.status(200), HookTarget.status(500));
        JsonPath webhook = webhook();
        String delivery = test(webhook);
        awaitAttempts(delivery, 1);
        String tag = admin().get(path(webhook)).header("ETag");
        assertThat(read(path(webhook)).getString("failingSince")).isNotNull();
        clock.advance(Duration.ofHours(23));
        awaitThat(delivery, view -> view.getString("state").equals("delivered"));
        assertThat(read(path(webhook)).getString("failingSince")).isNull();
        clock.advance(Duration.ofHours(2));
        awaitAttempts(test(webhook), 1);
        admin().get(path(webhook)).then().header("ETag", tag);
        assertThat(read(path(webhook)).getBoolean("enabled")).isTrue();
    }

    @Test
    void aTargetThatIsGoneIsDisabledAtOnceAndWhatWaitsIsSentWhenItIsEnabledAgain() {
        List<String> said = new CopyOnWriteArrayList<>();
        target.answer(HookTarget.status(500), HookTarget.status(410), HookTarget.status(200));
        JsonPath webhook = webhook("article.published");
        String waits = test(webhook);
        awaitAttempts(waits, 1);
        String gone = test(webhook);
        try (LogEar ear = LogEar.to(line -> said.add(((ExtLogRecord) line).getFormattedMessage()))) {
            assertThat(awaitAttempts(gone, 1).getString("state")).isEqualTo("failed");
            JsonPath disabled = awaitThat(path(webhook), view -> !view.getBoolean("enabled"));
            assertThat(disabled.getString("disabledReason")).isEqualTo("gone");
            assertThat(disabled.getString("disabledAt")).isNotNull();
            assertThat(said).anyMatch(line -> line.contains(webhook.getString("id")) && line.contains("gone"));
        }
        JsonPath unheard = article(unique("Unheard"));
        clock.advance(Duration.ofHours(1));
        admin().post(gone + "/replay").then().statusCode(409);

        admin().header("If-Match", "*")
                .body(Map.of("enabled", true))
                .patch(path(webhook))
                .then()
                .statusCode(200);
        awaitThat(waits, view -> view.getString("state").equals("delivered"));
        assertThat(target.received()).noneMatch(each -> each.body().contains(unheard.getString("id")));
    }

    @Test
    void oneSlowTargetDoesNotKeepTheOthersWaiting() {
        HookTarget slow = new HookTarget();
        slow.answer(slow.silence());
        JsonPath stuck = webhookTo(slow.url("/"));
        IntStream.range(0, 20).forEach(i -> test(stuck));
        wake();
        await().until(() -> slow.received().size() == 2);
        JsonPath webhook = webhook();
        long began = System.nanoTime();
        List<String> others =
                IntStream.range(0, 20).mapToObj(i -> test(webhook)).toList();
        others.forEach(each -> awaitThat(each, view -> view.getString("state").equals("delivered")));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WebhookSender.PATIENCE.minusSeconds(1));
        assertThat(slow.received()).hasSize(2);
        slow.close();
    }

    @Test
    void whatATargetMissesWhileItIsDownItGetsLater() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        JsonPath webhook = webhookTo("http://127.0.0.1:" + port + "/");
        String delivery = test(webhook);
        assertThat(awaitAttempts(delivery, 1).getString("attempts[0].error")).isEqualTo("no connection");
        try (HookTarget up = new HookTarget(port)) {
            clock.advance(Duration.ofSeconds(6));
            awaitThat(delivery, view -> view.getString("state").equals("delivered"));
            assertThat(up.received()).hasSize(1);
        }
    }
}
