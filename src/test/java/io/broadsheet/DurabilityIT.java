package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.PackagedService;
import io.broadsheet.support.Servers;
import io.broadsheet.support.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What was answered with 2xx is there, whatever is killed whenever. What is killed when follows from a number that is printed:
 * {@code -Ddurability.seed=<number>} repeats it, as far as a machine can.
 */
class DurabilityIT {
    private static final int WRITERS = 4;
    private static final int SERVICE_KILLS = 2;
    private static final int DATABASE_KILLS = 3;

    /** A kill comes after this many further writes, or up to twice as many. */
    private static final int WRITES_BETWEEN = 50;

    /** Each selects what would be half of a write. */
    private static final Map<String, String> HALVES = Map.of(
            "entries without their slug",
            "select slug from entry e where not exists (select from entry_slug s"
                    + " where s.kind = e.kind and s.slug = e.slug and s.entry_id = e.id and s.present)",
            "slugs without their entry",
            "select slug from entry_slug s where present and not exists (select from entry e"
                    + " where e.kind = s.kind and e.slug = s.slug and e.id = s.entry_id)",
            "entries without their body",
            "select slug from entry e where body_digest is distinct from (select sha256(convert_to(format || source, 'UTF8'))"
                    + " from entry_body b where b.entry_id = e.id)",
            "entries without tags",
            "select slug from entry e where not exists (select from entry_tag t where t.entry_id = e.id)",
            "tags whose counter is wrong",
            "select slug from tag t where published <> (select count(*) from entry_tag l join entry e on e.id = l.entry_id"
                    + " where l.tag_id = t.id and e.published_at is not null)");

    private final long seed = Long.getLong("durability.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whatWasAcknowledgedIsThereHoweverOftenServiceAndDatabaseAreKilled() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (PackagedService service = PackagedService.inEmptyFolder("durability", Map.of())) {
            System.out.printf("durability.seed=%d, first start: %d ms%n", seed, service.start());
            List<Writer> writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> new Writer(service, "writer-" + number))
                    .toList();
            for (boolean ofService : kills()) {
                List<Future<Void>> running =
                        writers.stream().map(threads::submit).toList();
                awaitWrites(writers, WRITES_BETWEEN + random.nextInt(WRITES_BETWEEN), running);
                System.out.println(ofService ? killService(service, writers) : killDatabase(service));
                writers.forEach(Writer::stop);
                for (Future<Void> each : running) {
                    each.get();
                }
                for (Writer writer : writers) {
                    writer.checkNew();
                }
                checkHalves(service);
            }
            for (Writer writer : writers) {
                writer.checkAll();
            }
            System.out.printf(
                    "%d writes were acknowledged, %d were not, %d of which were done all the same%n",
                    sum(writers, Writer::acknowledged),
                    sum(writers, Writer::unanswered),
                    sum(writers, Writer::doneAllTheSame));
            assertThat(service.traces()).isEmpty();
            assertThat(Servers.servers(service.folder())).hasSize(1);
            service.terminate();
            assertThat(Servers.servers(service.folder())).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    /** True for the service, false for its database, in random order. */
    private List<Boolean> kills() {
        List<Boolean> kills = new ArrayList<>(Collections.nCopies(SERVICE_KILLS, true));
        kills.addAll(Collections.nCopies(DATABASE_KILLS, false));
        Collections.shuffle(kills, random);
        return kills;
    }

    private static void awaitWrites(List<Writer> writers, int further, List<Future<Void>> running) {
        int target = sum(writers, Writer::acknowledged) + further;
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .failFast("a writer gave up", () -> {
                    for (Future<Void> ended :
                            running.stream().filter(Future::isDone).toList()) {
                        ended.get();
                    }
                })
                .until(() -> sum(writers, Writer::acknowledged) >= target);
    }

    private static String killService(PackagedService service, List<Writer> writers) throws Exception {
        // They would only knock at a closed door.
        writers.forEach(Writer::stop);
        service.kill();
        long millis = service.start();
        return "service killed; from the launch to the first good answer: " + millis + " ms";
    }

    /** The writers go on, so that it is under load that the service finds its database again. */
    private static String killDatabase(PackagedService service) throws Exception {
        ProcessHandle killed = Servers.server(service.folder());
        long began = System.nanoTime();
        killed.destroyForcibly();
        await().ignoreExceptions()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Servers.server(service.folder()).pid() != killed.pid() && service.answers());
        return "database killed; to the next good answer: " + (System.nanoTime() - began) / 1_000_000 + " ms";
    }

    private static void checkHalves(PackagedService service) throws Exception {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> half : HALVES.entrySet()) {
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(half.getValue())) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                assertThat(found).as(half.getKey()).isEmpty();
            }
        }
    }

    private static int sum(List<Writer> writers, ToIntFunction<Writer> number) {
        return writers.stream().mapToInt(number).sum();
    }
}
