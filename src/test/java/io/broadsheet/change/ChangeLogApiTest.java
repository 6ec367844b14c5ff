package io.broadsheet.change;

import static io.broadsheet.support.Feed.change;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ActivateRequestContext
class ChangeLogApiTest {

    @Inject
    EntityManager entityManager;

    @Inject
    ChangePurge purge;

    @Inject
    TestClock clock;

    @Test
    void theLifeOfAnEntryIsToldInOrder() {
        String id = draft(unique("Life")).getString("id");
        change("PATCH", "/articles/" + id, Map.of("title", unique("Still a draft")));
        change("PUT", "/articles/" + id + "/publication", Map.of());
        change("PATCH", "/articles/" + id, Map.of("title", unique("Corrected")));
        change("DELETE", "/articles/" + id + "/publication", Map.of());
        change("PUT", "/articles/" + id + "/publication", Map.of());
        change("DELETE", "/articles/" + id, Map.of());
        assertThat(types(id)).containsExactly("published", "updated", "unpublished", "published", "deleted");
    }

    @Test
    void whatTheClockDoesIsToldOnce() {
        String id = draft(unique("Timed")).getString("id");
        Instant now = clock.instant();
        change(
                "PUT",
                "/articles/" + id + "/publication",
                Map.of(
                        "publishAt",
                        now.plusSeconds(60).toString(),
                        "unpublishAt",
                        now.plusSeconds(120).toString()));
        assertThat(types(id)).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        await().pollInSameThread().untilAsserted(() -> assertThat(types(id)).containsExactly("published"));
        clock.advance(Duration.ofSeconds(61));
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(types(id)).containsExactly("published", "unpublished"));
    }

    @Test
    void theLifeOfATermIsTold() {
        String id = admin().body(Map.of("name", unique("Term"))).post("/tags").path("id");
        change("PATCH", "/tags/" + id, Map.of("name", unique("Renamed")));
        change("DELETE", "/tags/" + id, Map.of());
        assertThat(types(id)).containsExactly("created", "updated", "deleted");
    }

    @Test
    void aWriteThatIsRefusedLeavesNothing() {
        String slug = unique("taken");
        article("First", "slug", slug);
        long before = count();
        admin().body(Map.of("title", "Second", "slug", slug, "tags", List.of(unique("new"))))
                .post("/articles?publish=true")
                .then()
                .statusCode(409);
        assertThat(count()).isEqualTo(before);
    }

    /** Who has seen a position never misses one before it. */
    @Test
    void positionsAppearInTheOrderOfCommits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Void>> writers = IntStream.range(0, 6)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        for (int i = 0; i < 15; i++) {
                            article(unique("Writer " + writer), "tags", List.of("shared", "tag of " + writer));
                        }
                        return null;
                    })
                    .map(threads::submit)
                    .toList();
            List<Long> seen = List.of();
            while (!writers.stream().allMatch(Future::isDone)) {
                List<Long> now = positions();
                assertThat(now.subList(0, seen.size())).isEqualTo(seen);
                seen = now;
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsTooOldGoesAndTheNewestStays() {
        article(unique("Old"));
        assertThat(purge.purge(clock.instant().plusSeconds(3600))).isPositive();
        assertThat(count()).isEqualTo(1);
    }

    private List<String> types(String id) {
        return this.<String>rows("select type from change where resource_id = cast('" + UUID.fromString(id)
                        + "' as uuid) and public order by position")
                .toList();
    }

    private List<Long> positions() {
        return this.<Number>rows("select position from change order by position")
                .map(Number::longValue)
                .toList();
    }

    private long count() {
        return this.<Number>rows("select count(*) from change")
                .findFirst()
                .orElseThrow()
                .longValue();
    }

    @SuppressWarnings("unchecked")
    private <T> Stream<T> rows(String query) {
        return entityManager.createNativeQuery(query).getResultStream();
    }
}
