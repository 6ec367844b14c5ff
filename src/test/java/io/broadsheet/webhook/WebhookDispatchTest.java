package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebhookTargets.Private.class)
class WebhookDispatchTest extends WebhookTargets {

    @Inject
    WebhookDispatcher dispatcher;

    @Inject
    AgroalDataSource database;

    @Test
    void severalInstancesTellOfEachChangeOnce() throws Exception {
        JsonPath webhook = webhook("article.published");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService others = Executors.newFixedThreadPool(2);
        IntStream.range(0, 2)
                .forEach(i -> others.submit(() -> {
                    while (!done.get()) {
                        dispatcher.dispatch();
                    }
                }));
        List<String> slugs = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> article(unique("Once")).getString("slug"))
                .toList();
        awaitReceived(20);
        done.set(true);
        others.shutdown();
        assertThat(read(path(webhook) + "/deliveries?limit=100").getList("data"))
                .hasSize(20);
        assertThat(target.received().stream()
                        .map(each -> JsonPath.from(each.body()).getString("data.resource.slug")))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @Test
    void aNewOneIsToldOnlyOfWhatComesAfterIt() throws SQLException {
        List<String> slugs = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Nobody reads the log meanwhile.
            statement.execute("select * from change_reader where name = 'webhook' for update");
            article(unique("Before"));
            webhook("article.published");
            slugs.add(article(unique("After")).getString("slug"));
            connection.rollback();
        }
        slugs.add(article(unique("After")).getString("slug"));
        assertThat(awaitReceived(2).stream()
                        .map(each -> JsonPath.from(each.body()).getString("data.resource.slug")))
                .containsExactlyInAnyOrderElementsOf(slugs);
    }

    @Test
    void whatAnInstanceThatIsGoneHadClaimedIsTakenOverAfterHalfAMinute() throws SQLException {
        JsonPath webhook = webhook();
        String gone = test(webhook);
        String busy = test(webhook);
        awaitAttempts(gone, 1);
        awaitAttempts(busy, 1);
        update(busy, "state = 'sending', claimed_at = '" + clock.instant().minusSeconds(20) + "'");
        update(gone, "state = 'sending', claimed_at = '" + clock.instant().minusSeconds(31) + "'");

        JsonPath again = awaitAttempts(gone, 3);
        assertThat(again.getString("state")).isEqualTo("delivered");
        assertThat(again.getString("attempts[1].error")).isEqualTo("interrupted; it may have arrived");
        assertThat(again.getInt("attempts[2].status")).isEqualTo(204);
        assertThat(read(busy).getString("state")).isEqualTo("sending");
        assertThat(read(busy).getList("attempts")).hasSize(1);
    }

    @Test
    void whatWasMadeLongAgoIsForgotten() throws SQLException {
        JsonPath webhook = webhook();
        String old = test(webhook);
        String recent = test(webhook);
        awaitAttempts(old, 1);
        awaitAttempts(recent, 1);
        update(old, "created_at = '" + clock.instant().minus(Duration.ofDays(30)) + "'");
        update(recent, "created_at = '" + clock.instant().minus(Duration.ofDays(29)) + "'");
        worker.purge();
        admin().get(old).then().statusCode(404);
        admin().get(recent).then().statusCode(200);
    }

    private void update(String delivery, String change) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update webhook_delivery set " + change + " where id = '"
                    + delivery.substring(delivery.lastIndexOf('/') + 1) + "'");
        }
    }
}
