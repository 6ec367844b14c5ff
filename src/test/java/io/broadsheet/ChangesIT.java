package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.ChangeWriter;
import io.broadsheet.support.EventStream;
import io.broadsheet.support.EventStream.Event;
import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import io.broadsheet.support.Servers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever follows the changes misses none and gets none twice: on two instances of one database, and over an outage of it. */
class ChangesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANGES = Integer.getInteger("changes.count", 5000);
    private static final int WRITERS = 8;

    /** Both share the connections of one server. */
    private static final Map<String, String> POOL = Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "12");

    private final long seed = Long.getLong("changes.seed", System.nanoTime());
    private volatile String end;

    /** What happens when follows from a number that is printed: {@code -Dchanges.seed=<number>} repeats it, about. */
    @Test
    void whoFollowsSeesEachChangeOnceAndInOrderHoweverManyWrite() throws Exception {
        System.out.println("changes.seed=" + seed);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        try (PackagedService one = PackagedService.inEmptyFolder("changes-one", POOL)) {
            one.start();
            try (PackagedService other = one.beside("changes-other", POOL)) {
                other.start();
                followAll(threads, List.of(one, other));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void followAll(ExecutorService threads, List<PackagedService> nodes) throws Exception {
        String begin = page(nodes.get(0), "").path("next").asText();
        Future<List<JsonNode>> polled = threads.submit(() -> poll(nodes, begin));
        Future<List<JsonNode>> streamed = threads.submit(() -> stream(nodes, begin));
        AtomicInteger left = new AtomicInteger(CHANGES);
        List<ChangeWriter> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new ChangeWriter(nodes, "w" + i, seed + i, left))
                .toList();
        long began = System.nanoTime();
        for (Future<Void> writer : threads.invokeAll(writers)) {
            writer.get();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            String since = all.isEmpty()
                    ? begin
                    : all.get(all.size() - 1).path("token").asText();
            page = page(nodes.get(0), "?since=" + since);
            page.path("data").forEach(all::add);
        } while (page.path("hasMore").asBoolean());
        end = page.path("next").asText();
        assertSame(polled.get(20, TimeUnit.SECONDS), all, "polled");
        assertSame(streamed.get(20, TimeUnit.SECONDS), all, "streamed");
        int refused = writers.stream().mapToInt(ChangeWriter::refused).sum();
        System.out.printf("%d changes in %d s, %d requests refused%n", all.size(), seconds, refused);
        assertThat(all).hasSizeGreaterThanOrEqualTo(CHANGES);
        assertThat(refused).isPositive();
        assertTold(all, writers);
    }

    /** Without printing all of them where one differs. */
    private static void assertSame(List<JsonNode> seen, List<JsonNode> all, String how) {
        for (int i = 0; i < Math.min(seen.size(), all.size()); i++) {
            assertThat(seen.get(i))
                    .as("change %d of %d, %s", i, all.size(), how)
                    .isEqualTo(all.get(i));
        }
        assertThat(seen.size()).as(how).isEqualTo(all.size());
    }

    /** By what the writers were answered; tags that came with articles are nobody's own. */
    private static void assertTold(List<JsonNode> all, List<ChangeWriter> writers) {
        Map<String, List<String>> expected = new HashMap<>();
        writers.forEach(writer -> expected.putAll(writer.told()));
        Map<String, List<String>> told = new HashMap<>();
        for (JsonNode change : all) {
            String slug = change.at("/resource/slug").asText();
            if (slug.startsWith("shared-")) {
                assertThat(change.path("type").asText()).isEqualTo("created");
            } else {
                told.computeIfAbsent(change.at("/resource/id").asText(), id -> new ArrayList<>())
                        .add(change.path("type").asText() + " " + slug);
            }
        }
        assertThat(told).isEqualTo(expected);
    }

    /** Pages of any size, each of any instance, until the end is known and reached. */
    private List<JsonNode> poll(List<PackagedService> nodes, String begin) throws IOException {
        Random random = new Random(seed);
        List<JsonNode> seen = new ArrayList<>();
        String next = begin;
        while (!next.equals(end)) {
            PackagedService node = nodes.get(random.nextInt(nodes.size()));
            JsonNode page = page(node, "?since=" + next + "&limit=" + (1 + random.nextInt(100)));
            page.path("data").forEach(seen::add);
            next = page.path("next").asText();
            // So that the two cores of a small machine still have time to write.
            LockSupport.parkNanos(10_000_000);
        }
        return seen;
    }

    /** Each second it loses the connection, and goes on at any instance. */
    private List<JsonNode> stream(List<PackagedService> nodes, String begin) throws IOException {
        Random random = new Random(seed);
        List<JsonNode> seen = new ArrayList<>();
        String last = begin;
        int cuts = 0;
        ScheduledExecutorService scissors = Executors.newSingleThreadScheduledExecutor();
        try {
            while (!last.equals(end)) {
                PackagedService node = nodes.get(random.nextInt(nodes.size()));
                EventStream stream = EventStream.open(node.port(), "", "Last-Event-ID", last);
                assertThat(stream.status()).isEqualTo(200);
                AtomicBoolean cut = new AtomicBoolean();
                scissors.schedule(() -> cut(stream, cut), 1, TimeUnit.SECONDS);
                try {
                    for (Event event = stream.next(); event != null; event = stream.next()) {
                        seen.add(JSON.readTree(event.data()));
                        assertThat(event.id())
                                .isEqualTo(
                                        seen.get(seen.size() - 1).path("token").asText());
                        last = event.id();
                    }
                } catch (IOException broken) {
                    assertThat(cut).as("%s", broken).isTrue();
                    cuts++;
                }
            }
        } finally {
            scissors.shutdownNow();
        }
        System.out.printf("The stream was cut %d times%n", cuts);
        return seen;
    }

    private static Void cut(EventStream stream, AtomicBoolean cut) throws IOException {
        cut.set(true);
        stream.close();
        return null;
    }

    @Test
    void aStreamOutlivesTheDatabaseAndDoesNotOutliveTheService() throws Exception {
        Map<String, String> options = Map.of("BROADSHEET_CHANGES_HEARTBEAT", "PT0.2S");
        try (PackagedService service = PackagedService.inEmptyFolder("changes-outage", options)) {
            service.start();
            EventStream stream = EventStream.open(service.port(), "");
            assertThat(stream.block()).hasSize(2);
            Path settings = service.folder().resolve("postgres/postgresql.auto.conf");
            Files.writeString(settings, "shared_buffers = '9000TB'\n");
            Servers.server(service.folder()).destroyForcibly();
            await().until(() -> !service.answers());
            for (int i = 0; i < 15; i++) {
                assertThat(stream.block()).containsExactly(":");
            }
            HttpResponse<String> refused = service.send("GET", "/changes/stream", null);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            Files.writeString(settings, "");
            await().atMost(Duration.ofSeconds(20)).until(service::answers);
            assertThat(service.send(
                                    "POST",
                                    "/articles?publish=true",
                                    "{\"title\": \"After\"}",
                                    "Authorization",
                                    "Bearer " + Given.ADMIN_KEY)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(stream.next().data()).contains("\"slug\":\"after\"");
            assertThat(service.traces()).isEmpty();
            long told = System.nanoTime();
            service.terminate();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static JsonNode page(PackagedService node, String query) throws IOException {
        HttpResponse<String> answer = node.send("GET", "/changes" + query, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
