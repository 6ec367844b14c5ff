package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.broadsheet.support.Given;
import io.broadsheet.support.HookTarget;
import io.broadsheet.support.PackagedService;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Targets that fail, hang, lead elsewhere, answer without end or are down, and a service that is killed while it tells them: all of
 * them get every change, and the log of attempts says how. When it is killed follows from a number that is printed:
 * {@code -Dwebhook.seed=<number>}.
 */
class WebhookKillIT {

    private static final int KILLS = 3;
    private static final int ARTICLES = 12;

    private final long seed = Long.getLong("webhook.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private final HookTarget failing = new HookTarget();
    private final HookTarget hanging = new HookTarget();
    private final HookTarget inside = new HookTarget();
    private final HookTarget redirecting = new HookTarget();
    private final HookTarget flooding = new HookTarget();

    /** Where what is down will be. */
    private final int free = free();

    /** A webhook, and what is at its target. */
    private record Told(String path, String secret, HookTarget target) {}

    @Test
    void everyTargetGetsEveryChangeHoweverOftenTheServiceIsKilled() throws Exception {
        System.out.printf("webhook.seed=%d%n", seed);
        Map<String, String> environment = Map.of(
                "BROADSHEET_WEBHOOK_ALLOW_PRIVATE_TARGETS", "true",
                "BROADSHEET_WEBHOOK_RETRY_SCHEDULE",
                        "PT1S,PT1S,PT1S,PT1S,PT1S,PT1S,PT1S,PT2S,PT2S,PT3S,PT4S,PT5S,PT9S");
        try (PackagedService service = PackagedService.inEmptyFolder("webhook", environment)) {
            service.start();
            misbehave();
            List<Told> all = new ArrayList<>();
            for (HookTarget target : List.of(failing, hanging, redirecting, flooding)) {
                all.add(told(service, target.url("/hook"), target));
            }
            Told down = told(service, "http://127.0.0.1:" + free + "/hook", null);

            Set<String> written = new HashSet<>();
            for (int kill = 0; kill <= KILLS; kill++) {
                if (kill == KILLS) {
                    // What was interrupted told nothing: once more, undisturbed.
                    misbehave();
                }
                for (int i = 0; i < ARTICLES / (KILLS + 1); i++) {
                    written.add(ok(service, "POST", "/articles?publish=true", "{\"title\": \"Trams\"}")
                            .getString("id"));
                }
                if (kill < KILLS) {
                    Thread.sleep(random.nextInt(100));
                    service.kill();
                    service.start();
                }
            }
            HookTarget up = new HookTarget(free);
            all.add(new Told(down.path(), down.secret(), up));
            for (Told told : all) {
                await().atMost(Duration.ofSeconds(50))
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(
                                () -> assertThat(delivered(service, told)).containsAll(written));
                verify(told, written);
            }
            tellTheStory(service, all, written.size());
            assertThat(inside.received()).isEmpty();
            assertThat(service.log()).noneMatch(line -> line.contains("whsec_"));
            assertThat(service.traces()).isEmpty();
            up.close();
        } finally {
            Stream.of(failing, hanging, redirecting, flooding, inside).forEach(HookTarget::close);
        }
    }

    private void misbehave() {
        HookTarget.Reply good = HookTarget.status(200);
        failing.answer(
                Stream.concat(Stream.generate(() -> HookTarget.status(500)).limit(7), Stream.of(good))
                        .toArray(HookTarget.Reply[]::new));
        hanging.answer(hanging.silence(), hanging.silence(), good);
        redirecting.answer(HookTarget.redirect(303, inside.url("/")), HookTarget.redirect(307, inside.url("/")), good);
        flooding.answer(flooding.flood(500), flooding.flood(200));
    }

    private static Told told(PackagedService service, String url, HookTarget target) throws Exception {
        String body = "{\"url\": \"" + url + "\", \"types\": [\"article.published\"]}";
        JsonPath webhook = ok(service, "POST", "/webhooks", body);
        return new Told("/webhooks/" + webhook.getString("id"), webhook.getString("secret"), target);
    }

    /** Ids of what its deliveries say has arrived. */
    private static Set<String> delivered(PackagedService service, Told told) throws Exception {
        Set<String> ids = new HashSet<>(ok(service, "GET", told.path() + "/deliveries?limit=100&state=delivered", null)
                .getList("data.messageId"));
        return told.target().received().stream()
                .filter(each -> ids.contains(each.id()))
                .map(each -> JsonPath.from(each.body()).getString("data.resource.id"))
                .collect(Collectors.toSet());
    }

    /** With the library of the standard; and of one change nothing is told twice under different ids. */
    private static void verify(Told told, Set<String> written) throws Exception {
        Webhook verifier = new Webhook(told.secret());
        Map<String, Set<String>> bodies = told.target().received().stream()
                .collect(Collectors.groupingBy(
                        HookTarget.Received::id, Collectors.mapping(HookTarget.Received::body, Collectors.toSet())));
        for (HookTarget.Received each : told.target().received()) {
            verifier.verify(
                    each.body(),
                    Map.of(
                            "webhook-id", List.of(each.id()),
                            "webhook-timestamp", List.of(String.valueOf(each.timestamp())),
                            "webhook-signature", List.of(each.signature())));
        }
        assertThat(bodies).hasSameSizeAs(written).allSatisfy((id, same) -> assertThat(same)
                .hasSize(1));
    }

    private void tellTheStory(PackagedService service, List<Told> all, int changes) throws Exception {
        List<List<String>> stories = new ArrayList<>();
        for (Told told : all) {
            JsonPath deliveries = ok(service, "GET", told.path() + "/deliveries?limit=100", null);
            assertThat(deliveries.getList("data.state")).hasSize(changes).containsOnly("delivered");
            stories.add(deliveries.<Map<String, Object>>getList("data.attempts.flatten()").stream()
                    .map(attempt -> attempt.get("status") + " " + attempt.get("error"))
                    .toList());
        }
        stories.forEach(story ->
                System.out.println(story.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()))));
        assertThat(stories.get(0)).filteredOn("500 null"::equals).hasSizeBetween(7, 14);
        assertThat(stories.get(1)).contains("null no answer within 5 s");
        assertThat(stories.get(2)).contains("303 redirects are not followed", "307 redirects are not followed");
        assertThat(stories.get(3)).contains("200 null");
        assertThat(stories.get(4)).contains("null no connection");
    }

    private static JsonPath ok(PackagedService service, String method, String path, String body) throws IOException {
        HttpResponse<String> answer = service.send(method, path, body, "Authorization", "Bearer " + Given.ADMIN_KEY);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonPath.from(answer.body());
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }
}
