package io.broadsheet.change;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.EventStream;
import io.broadsheet.support.Feed;
import io.broadsheet.support.Problems;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those who follow the changes are told when the log has been purged. */
@QuarkusTest
@Timeout(60)
class ChangePurgeApiTest {

    @Inject
    ChangePurge purge;

    @Inject
    TestClock clock;

    @Test
    void whoIsBehindWhatIsKeptIsToldToBeginAnew() throws Exception {
        String since = Feed.now();
        article(unique("Old"));
        String between = Feed.now();
        clock.advance(Duration.ofSeconds(10));
        Instant before = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        String id = article(unique("Kept")).getString("id");
        String now = Feed.now();
        assertThat(purge.purge(before)).isPositive();
        Problems.check(Wire.get(API + "/changes?since=" + since), 410, "changes-forgotten");
        Problems.check(Wire.get(API + "/changes/stream?since=" + since), 410, "changes-forgotten");
        Problems.check(
                Wire.get(API + "/changes/stream?since=" + now, "Last-Event-ID: " + since), 410, "changes-forgotten");
        // Nothing behind it is forgotten, though it is itself.
        assertThat(Feed.page(between, 100).getString("data[0].resource.id")).isEqualTo(id);
        try (EventStream stream = EventStream.open(RestAssured.port, "?since=" + between)) {
            assertThat(stream.next().data()).contains(id);
        }
        assertThat(Feed.page(now, 100).getList("data")).isEmpty();
    }

    /** However much is written that is not public, and however old all the rest is. */
    @Test
    void whoMissedNothingGoesOn() {
        article(unique("Old"));
        String now = Feed.now();
        draft(unique("Not told"));
        draft(unique("Not told"));
        assertThat(purge.purge(clock.instant().plusSeconds(3600))).isPositive();
        assertThat(Feed.now()).isEqualTo(now);
        assertThat(Feed.page(now, 100).getList("data")).isEmpty();
        String id = article(unique("New")).getString("id");
        assertThat(Feed.page(now, 100).getString("data[0].resource.id")).isEqualTo(id);
    }

    @Test
    void theNewestIsKeptForThoseWhoHaveNotSeenIt() {
        article(unique("Old"));
        String since = Feed.now();
        String id = article(unique("Newest")).getString("id");
        purge.purge(clock.instant().plusSeconds(3600));
        assertThat(Feed.page(since, 100).getString("data[0].resource.id")).isEqualTo(id);
    }
}
