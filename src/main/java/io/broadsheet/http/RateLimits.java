package io.broadsheet.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * One limit for each network and one for all of them together. Each promises: never more acceptances than its capacity in
 * any window of its length, wherever the window begins, and no refusal while there are fewer. A request is counted by both
 * or by neither, so what one limit refuses uses up nothing of the other.
 *
 * <p>Not a token bucket: one that may give its capacity at once and is filled again meanwhile, or at fixed times, gives up
 * to twice its capacity within a window; one that does not gives less than was promised.
 */
final class RateLimits {

    /**
     * Networks are remembered while something that they were let through is; only acceptances are remembered, so the limit
     * for all bounds them: the default limits let 60 000 in within two windows. About 30 MB. Beyond that, forgotten networks
     * begin anew.
     */
    private static final int MAX_NETWORKS = 100_000;

    private final RateLimit perNetwork;
    private final RateLimit overall;
    private final InstantSource clock;
    private final SlidingWindow all;
    private final Cache<ClientNetwork, SlidingWindow> networks;

    /** @param fields values of the fields {@code RateLimit-Policy} and {@code RateLimit} */
    record Decision(RateLimit refusedBy, long retryAfterSeconds, String policy, String state) {

        boolean isRefusal() {
            return refusedBy != null;
        }
    }

    RateLimits(RateLimit perNetwork, RateLimit overall, InstantSource clock) {
        this.perNetwork = perNetwork;
        this.overall = overall;
        this.clock = clock;
        this.all = new SlidingWindow(overall);
        this.networks = Caffeine.newBuilder()
                .maximumSize(MAX_NETWORKS)
                // Twice the window: of two uses within a second Caffeine notes the first only.
                .expireAfterAccess(perNetwork.window().multipliedBy(2))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /** Under one lock: a look at two queues takes less than what could be won by letting threads at them together. */
    synchronized Decision take(ClientNetwork network) {
        Instant now = clock.instant();
        SlidingWindow own = networks.getIfPresent(network);
        if (own == null) {
            own = new SlidingWindow(perNetwork);
        }
        Duration ownWait = own.untilRoom(now);
        Duration wait = max(ownWait, all.untilRoom(now));
        RateLimit refusedBy = null;
        if (wait.isZero()) {
            own.accept(now);
            all.accept(now);
            networks.put(network, own);
        } else {
            refusedBy = wait.equals(ownWait) ? perNetwork : overall;
        }
        return new Decision(
                refusedBy,
                seconds(wait),
                perNetwork.policy() + ", " + overall.policy(),
                own.state(now) + ", " + all.state(now));
    }

    /** Rounded up, as whoever waits for less would come too early (RFC 9110, section 10.2.3). */
    static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
