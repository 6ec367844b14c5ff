package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import io.broadsheet.support.RandomChanges;
import io.broadsheet.support.RandomChanges.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What two instances of one database answer, byte for byte, beside a third that keeps no answers: after a thousand changes of
 * all kinds, at random, while readers keep the caches of both full. What changes when follows from a number that is printed:
 * {@code -Dcache.seed=<number>} repeats it, as far as a machine can.
 */
class CacheOracleIT {

    private static final int CHANGES = Integer.getInteger("cache.changes", 1000);
    private static final int READERS = 16;
    private static final int READS = 200;

    /** Reads that are compared after each round of changes; all of them after every 25th. */
    private static final int COMPARED = 12;

    /** What other nodes are given to hear of a change. */
    private static final long MOMENT_NANOS = 200_000_000;

    /** Where counters are shown. */
    private static final String COUNTED = "/(tags|categories|authors)\\b.*";

    /** All three share the connections of one server, and know themselves by one address. */
    private static final Map<String, String> POOL =
            Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "10", "BROADSHEET_PUBLIC_URL", "https://api.example.org");

    private static final Map<String, String> UNCACHED = Map.of(
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "10",
            "BROADSHEET_PUBLIC_URL", "https://api.example.org",
            "BROADSHEET_CACHE_SIZE", "0");

    private final long seed = Long.getLong("cache.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomChanges changes = new RandomChanges(random);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger hits = new AtomicInteger();
    private volatile List<String> reads;
    private volatile boolean done;

    @Test
    void whatIsKeptIsWhatTheDatabaseHas() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 2);
        System.out.println("cache.seed=" + seed);
        try (PackagedService one = PackagedService.inEmptyFolder("cache-one", POOL)) {
            one.start();
            try (PackagedService other = one.beside("cache-other", POOL);
                    PackagedService oracle = one.beside("cache-oracle", UNCACHED)) {
                other.start();
                oracle.start();
                compareAll(threads, one, other, oracle);
            }
        } finally {
            done = true;
            threads.shutdownNow();
        }
    }

    private void compareAll(ExecutorService threads, PackagedService one, PackagedService other, PackagedService oracle)
            throws Exception {
        for (Request request : changes.beginning()) {
            ask(one, request);
        }
        reads = changes.reads(READS);
        List<Future<?>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            PackagedService node = i % 2 == 0 ? one : other;
            Random which = new Random(seed + i);
            readers.add(threads.submit(() -> read(node, which)));
        }
        int acknowledged = 0;
        for (int round = 1; acknowledged < CHANGES; round++) {
            PackagedService node = random.nextBoolean() ? one : other;
            acknowledged += change(threads, node, 1 + random.nextInt(3));
            List<String> compared = round % 25 == 0 ? reads : some(COMPARED);
            compare(compared, node, oracle, 0);
            compare(compared, node == one ? other : one, oracle, System.nanoTime() + MOMENT_NANOS);
            reads = changes.reads(READS);
        }
        done = true;
        for (Future<?> reader : readers) {
            reader.get();
        }
        System.out.printf("%d changes, %d answers from the caches%n", acknowledged, hits.get());
        assertThat(hits.get()).as("answers from the caches").isGreaterThan(CHANGES);
    }

    /** Several at once, by one node. @return how many were done */
    private int change(ExecutorService threads, PackagedService node, int most) throws Exception {
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Request request = changes.next();
            asked.add(threads.submit(() -> ask(node, request)));
        }
        int acknowledged = 0;
        for (Future<Boolean> each : asked) {
            acknowledged += each.get() ? 1 : 0;
        }
        return acknowledged;
    }

    private boolean ask(PackagedService node, Request request) throws IOException {
        HttpResponse<String> answer = node.send(
                request.method(),
                request.path(),
                request.body(),
                "Authorization",
                "Bearer " + Given.ADMIN_KEY,
                "If-Match",
                "*");
        assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isIn(200, 201, 204, 400, 404, 409);
        told.add(answer.statusCode() + " " + request);
        if (answer.statusCode() == 201 && !request.path().startsWith("/categories")) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            changes.made(location.substring(location.indexOf(Given.API) + Given.API.length()));
        }
        return answer.statusCode() < 300;
    }

    /**
     * Fails if a node answers otherwise than the oracle does both before and after. What the clock alone makes of counters is
     * told by any instance at any time, so that all others are given a moment from when the oracle first shows it.
     *
     * @param patience until when, in nanoseconds of the system, an older answer is borne; 0 for never
     */
    private void compare(List<String> paths, PackagedService node, PackagedService oracle, long patience)
            throws IOException {
        for (String path : paths) {
            String state = null;
            long first = 0;
            while (true) {
                String before = answer(oracle, path);
                if (!before.equals(state)) {
                    state = before;
                    first = System.nanoTime();
                }
                long asked = System.nanoTime();
                String answer = answer(node, path);
                String after = answer.equals(before) ? before : answer(oracle, path);
                if (answer.equals(after)) {
                    break;
                }
                boolean early =
                        patience != 0 && asked - patience < 0 || path.matches(COUNTED) && asked - first < MOMENT_NANOS;
                if (!early && after.equals(before)) {
                    assertThat(answer)
                            .as("%s after %s", path, told.subList(Math.max(told.size() - 6, 0), told.size()))
                            .isEqualTo(after);
                }
            }
        }
    }

    private static String answer(PackagedService node, String path) throws IOException {
        HttpResponse<String> answer = node.send("GET", path, null);
        // What went wrong has an id of its own.
        return answer.statusCode() < 400
                ? answer.statusCode() + " " + answer.headers().map().get("etag") + " " + answer.body()
                : String.valueOf(answer.statusCode());
    }

    private Void read(PackagedService node, Random which) throws IOException {
        while (!done) {
            List<String> all = reads;
            HttpResponse<String> answer = node.send("GET", all.get(which.nextInt(all.size())), null);
            assertThat(answer.statusCode()).isIn(200, 301, 404, 410);
            if (answer.headers()
                    .firstValue("Cache-Status")
                    .filter("Broadsheet; hit"::equals)
                    .isPresent()) {
                hits.incrementAndGet();
            }
            // Some hundred requests a second in all, so that the two cores of a small machine still have time to write.
            LockSupport.parkNanos(40_000_000);
        }
        return null;
    }

    private List<String> some(int most) {
        return random.ints(most, 0, reads.size()).mapToObj(reads::get).toList();
    }
}
