package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.broadsheet.change.Change;
import io.broadsheet.support.HookTarget;
import io.broadsheet.support.HookTarget.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What targets are told, and how one sees it. */
@QuarkusTest
@TestProfile(WebhookTargets.Private.class)
class WebhookDeliveryApiTest extends WebhookTargets {

    @Test
    void aChangeIsToldSigned() throws Exception {
        JsonPath webhook = webhook("article.published");
        String tag = unique("tag");
        JsonPath article = article(unique("Trams"), "tags", List.of(tag));

        Received received = awaitReceived(1).get(0);
        assertThat(received.method() + received.path()).isEqualTo("POST/hook");
        assertThat(received.type()).isEqualTo("application/json");
        assertThat(Instant.ofEpochSecond(received.timestamp()))
                .isBetween(clock.instant().minusSeconds(20), clock.instant());
        assertThat(received.signature()).isEqualTo(signature(webhook.getString("secret"), received));
        JsonPath event = JsonPath.from(received.body());
        assertThat(event.getString("type")).isEqualTo("article.published");
        assertThat(event.getString("data.resource.type")).isEqualTo("article");
        assertThat(event.getString("data.resource.id")).isEqualTo(article.getString("id"));
        assertThat(event.getString("data.resource.slug")).isEqualTo(article.getString("slug"));
        assertThat(event.<String>getList("data.cacheTags")).contains("entry:" + article.getString("id"), "article:all");
        assertThat(Instant.parse(event.getString("timestamp"))).isBeforeOrEqualTo(clock.instant());

        JsonPath delivery = awaitThat(
                path(webhook) + "/deliveries", all -> all.getList("data.state").equals(List.of("delivered")));
        assertThat(delivery.getString("data[0].messageId")).isEqualTo(received.id());
        assertThat(delivery.getString("data[0].type")).isEqualTo("article.published");
        assertThat(delivery.getString("data[0].nextAttemptAt")).isNull();
        assertThat(delivery.getInt("data[0].attempts[0].status")).isEqualTo(204);
        assertThat(delivery.getInt("data[0].attempts[0].durationMs")).isBetween(0, 5_000);
        assertThat(delivery.getString("data[0].attempts[0].error")).isNull();
    }

    /** An end is one thing that only this service keeps names for. */
    @Test
    void namesThatNoAnswerIsKnownByAreNotTold() {
        webhook("article.published");
        String id = draft(unique("Timed")).getString("id");
        admin().header("If-Match", "*")
                .body(Map.of(
                        "unpublishAt", clock.instant().plus(Duration.ofDays(7)).toString()))
                .put("/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        List<String> tags = JsonPath.from(awaitReceived(1).get(0).body()).getList("data.cacheTags");
        assertThat(tags).contains("entry:" + id).noneMatch(tag -> tag.startsWith(Change.INTERNAL));
    }

    @Test
    void onlyTheTypesThatAreAskedForAreToldAndDraftsAreNot() {
        webhook("tag.updated", "article.deleted");
        HookTarget everything = new HookTarget();
        webhookTo(everything.url("/all"));
        String name = unique("Tag");
        JsonPath tag = admin().body(Map.of("name", name))
                .post("/tags")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String hidden = draft(unique("Hidden")).getString("id");
        JsonPath article = article(unique("Shown"));
        admin().header("If-Match", "*")
                .delete("/articles/" + article.getString("id"))
                .then()
                .statusCode(204);
        admin().header("If-Match", "*")
                .body(Map.of("description", "New"))
                .patch("/tags/" + tag.getString("id"))
                .then()
                .statusCode(200);

        assertThat(types(awaitReceived(2))).containsExactlyInAnyOrder("article.deleted", "tag.updated");
        await().until(() -> everything.received().size() >= 4);
        assertThat(types(everything.received()))
                .contains("tag.created", "article.published", "article.deleted", "tag.updated");
        assertThat(everything.received()).noneMatch(each -> each.body().contains(hidden));
        everything.close();
    }

    private static Stream<String> types(List<Received> received) {
        return received.stream().map(each -> JsonPath.from(each.body()).getString("type"));
    }

    @Test
    void aDeliveryIsReplayedWithTheSameId() {
        target.answer(HookTarget.status(410), HookTarget.status(200));
        JsonPath webhook = webhook();
        String delivery = test(webhook);
        awaitAttempts(delivery, 1);
        admin().header("If-Match", "*")
                .body(Map.of("enabled", true))
                .patch(path(webhook))
                .then()
                .statusCode(200);
        admin().post(delivery + "/replay").then().statusCode(202);
        assertThat(awaitAttempts(delivery, 2).getString("state")).isEqualTo("delivered");
        admin().post(delivery + "/replay").then().statusCode(202);
        assertThat(awaitAttempts(delivery, 3).<Integer>getList("attempts.status"))
                .containsExactly(410, 200, 200);
        assertThat(target.received().stream().map(Received::id).distinct())
                .containsExactly(read(delivery).getString("messageId"));
        admin().post(path(webhook) + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
        String others = delivery.substring(delivery.lastIndexOf('/'));
        admin().get(path(webhook("tag.updated")) + "/deliveries" + others)
                .then()
                .statusCode(404);
    }

    @Test
    void whatWaitsIsSentAtOnceWhenItIsReplayed() {
        target.answer(HookTarget.status(500), HookTarget.status(500), HookTarget.status(200));
        String delivery = test(webhook());
        awaitAttempts(delivery, 1);
        clock.advance(Duration.ofSeconds(6));
        awaitAttempts(delivery, 2);
        admin().post(delivery + "/replay").then().statusCode(202);
        assertThat(awaitAttempts(delivery, 3).getString("state")).isEqualTo("delivered");
    }

    @Test
    void whileASecretIsReplacedBothSignForADay() {
        JsonPath webhook = webhook();
        String first = webhook.getString("secret");
        String second = admin().post(path(webhook) + "/secret").then().extract().path("secret");
        awaitAttempts(test(webhook), 1);
        Received both = target.received().get(0);
        assertThat(both.signature()).isEqualTo(signature(second, both) + " " + signature(first, both));

        clock.advance(Duration.ofDays(1));
        awaitAttempts(test(webhook), 1);
        Received one = target.received().get(1);
        assertThat(one.signature()).isEqualTo(signature(second, one));
    }

    @Test
    void deliveriesAreListedByStateNewestFirst() throws Exception {
        JsonPath webhook = webhook();
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> test(webhook)).toList();
        ids.forEach(id -> awaitAttempts(id, 1));
        target.answer(HookTarget.status(503));
        String failing = test(webhook);
        awaitAttempts(failing, 1);
        String deliveries = path(webhook) + "/deliveries";
        admin().get(deliveries + "?state=queued")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data.id", hasItem(failing.substring(failing.lastIndexOf('/') + 1)));
        JsonPath page = read(deliveries + "?state=delivered&limit=3&count=true");
        assertThat(page.getList("data.id")).hasSize(3);
        assertThat(page.getInt("page.total")).isEqualTo(5);
        JsonPath rest = read(deliveries + "?state=delivered&limit=3&cursor=" + page.getString("page.next"));
        assertThat(rest.getList("data.id")).hasSize(2).doesNotContainAnyElementsOf(page.getList("data.id"));
        admin().get(deliveries + "?state=lost").then().statusCode(400);
    }
}
