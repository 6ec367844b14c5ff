package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exactly what is promised, at the very millisecond. */
class RateLimitsTest {

    private static final ClientNetwork HERE = network("192.0.2.1");
    private static final ClientNetwork THERE = network("198.51.100.1");

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void allOfTheCapacityIsThereAtOnceAndNoMore() {
        RateLimits limits = limits(20, "PT10M", 3000, "PT1M");
        assertThat(accepted(limits, HERE, 25)).isEqualTo(20);
        assertThat(accepted(limits, THERE, 25)).isEqualTo(20);
    }

    @Test
    void thereIsRoomAgainWhenAWindowHasPassedAndNotAMillisecondBefore() {
        RateLimits limits = limits(2, "PT10M", 3000, "PT1M");
        assertThat(accepted(limits, HERE, 1)).isEqualTo(1);
        after("PT9M59.999S");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
        after("PT0.001S");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
        after("PT9M59.998S");
        assertThat(accepted(limits, HERE, 1)).isZero();
        after("PT0.001S");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
    }

    /** Where a bucket is filled up at the minute, 59 would be let through within two seconds. */
    @Test
    void theEndOfOneWindowAndTheBeginningOfTheNextAreAWindow() {
        RateLimits limits = limits(30, "PT1M", 3000, "PT1M");
        assertThat(accepted(limits, HERE, 1)).isEqualTo(1);
        after("PT59S");
        assertThat(accepted(limits, HERE, 30)).isEqualTo(29);
        after("PT2S");
        assertThat(accepted(limits, HERE, 30)).isEqualTo(1);
    }

    @Test
    void noWindowHasMoreThanTheCapacityAndNoRefusalIsInVain() {
        Random random = new Random(7);
        RateLimits limits = limits(5, "PT1S", 1000, "PT1M");
        List<Instant> accepted = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            now = now.plusMillis(random.nextInt(300));
            long within = accepted.stream()
                    .filter(each -> each.isAfter(now.minusSeconds(1)))
                    .count();
            boolean isAccepted = accepted(limits, HERE, 1) == 1;
            assertThat(isAccepted).isEqualTo(within < 5);
            if (isAccepted) {
                accepted.add(now);
            }
            now = now.plusMillis(i % 100 == 0 ? 60_000 : 0);
        }
        assertThat(accepted).hasSizeBetween(500, 1999);
    }

    @Test
    void whatTheOverallLimitRefusesUsesUpNothingOfANetwork() {
        RateLimits limits = limits(3, "PT10M", 4, "PT1M");
        assertThat(accepted(limits, THERE, 3)).isEqualTo(3);
        assertThat(accepted(limits, HERE, 10)).isEqualTo(1);
        after("PT1M");
        assertThat(accepted(limits, HERE, 10)).isEqualTo(2);
    }

    @Test
    void whatANetworkIsRefusedUsesUpNothingOfTheOverallLimit() {
        RateLimits limits = limits(3, "PT10M", 5, "PT1M");
        assertThat(accepted(limits, HERE, 100)).isEqualTo(3);
        assertThat(accepted(limits, THERE, 100)).isEqualTo(2);
    }

    /** @param overall more than there are requests, fewer than the networks have room for, fewer than one has room for */
    @ParameterizedTest
    @CsvSource({"9999, 2000", "1200, 1200", "300, 300"})
    void thirtyTwoThreadsGetExactlyTheCapacity(int overall, int expected) throws Exception {
        RateLimits limits = limits(500, "PT10M", overall, "PT1M");
        List<ClientNetwork> networks = List.of(HERE, THERE, network("203.0.113.1"), network("2001:db8::1"));
        Map<ClientNetwork, Integer> accepted = new ConcurrentHashMap<>();
        Callable<Void> client = () -> {
            networks.forEach(network -> accepted.merge(network, accepted(limits, network, 20), Integer::sum));
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(64, client))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(accepted.values()).allMatch(each -> each <= 500);
        assertThat(accepted.values().stream().mapToInt(each -> each).sum()).isEqualTo(expected);
    }

    @Test
    void anIdleNetworkIsForgottenAndBeginsAnew() {
        RateLimits limits = limits(1, "PT1S", 1000, "PT1M");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
        after("PT0.9S");
        assertThat(accepted(limits, HERE, 2)).isZero();
        after("PT0.1S");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
        after("PT1H");
        assertThat(accepted(limits, HERE, 2)).isEqualTo(1);
    }

    @Test
    void theFieldsTellBothLimits() {
        RateLimits limits = limits(2, "PT10M", 3000, "PT1M");
        RateLimits.Decision first = limits.take(HERE);
        assertThat(first.policy()).isEqualTo("\"network\";q=2;w=600, \"overall\";q=3000;w=60");
        assertThat(first.state()).isEqualTo("\"network\";r=1;t=600, \"overall\";r=2999;t=60");
        after("PT10.5S");
        assertThat(limits.take(HERE).state()).isEqualTo("\"network\";r=0;t=590, \"overall\";r=2998;t=50");
        RateLimits.Decision refused = limits.take(HERE);
        assertThat(refused.refusedBy().name()).isEqualTo("network");
        assertThat(refused.retryAfterSeconds()).isEqualTo(590);
        assertThat(refused.state()).isEqualTo("\"network\";r=0;t=590, \"overall\";r=2998;t=50");
    }

    @Test
    void aNetworkThatTheOverallLimitRefusesSeesAllItsOwnRoom() {
        RateLimits limits = limits(2, "PT10M", 1, "PT1M");
        limits.take(THERE);
        after("PT1S");
        RateLimits.Decision refused = limits.take(HERE);
        assertThat(refused.refusedBy().name()).isEqualTo("overall");
        assertThat(refused.retryAfterSeconds()).isEqualTo(59);
        assertThat(refused.state()).isEqualTo("\"network\";r=2, \"overall\";r=0;t=59");
    }

    @Test
    void ofTwoRefusalsTheLongerCounts() {
        RateLimits limits = limits(1, "PT10M", 1, "PT1M");
        limits.take(HERE);
        assertThat(limits.take(HERE).retryAfterSeconds()).isEqualTo(600);
        assertThat(limits.take(THERE).retryAfterSeconds()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT0.999S, 1", "PT1S, 1", "PT1.001S, 2"})
    void secondsAreRoundedUp(Duration duration, long seconds) {
        assertThat(RateLimits.seconds(duration)).isEqualTo(seconds);
    }

    private RateLimits limits(int perNetwork, String window, int overall, String overallWindow) {
        return new RateLimits(
                new RateLimit("network", perNetwork, Duration.parse(window)),
                new RateLimit("overall", overall, Duration.parse(overallWindow)),
                () -> now);
    }

    private static int accepted(RateLimits limits, ClientNetwork network, int requests) {
        int accepted = 0;
        for (int i = 0; i < requests; i++) {
            accepted += limits.take(network).isRefusal() ? 0 : 1;
        }
        return accepted;
    }

    private void after(String duration) {
        now = now.plus(Duration.parse(duration));
    }

    private static ClientNetwork network(String address) {
        return ClientNetwork.of(IpAddress.parse(address).orElseThrow());
    }
}
