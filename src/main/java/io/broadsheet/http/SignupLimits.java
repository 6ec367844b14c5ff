package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many signups one network, and all together, may send to this instance. Whether an address was seen before makes no
 * difference here, so nothing that is answered tells of it. See {@link RateLimits} for what is promised.
 */
@ApplicationScoped
public class SignupLimits {

    private static final String PER_NETWORK = "broadsheet.signups.per-network";
    private static final String PER_NETWORK_WINDOW = "broadsheet.signups.per-network-window";
    private static final String OVERALL = "broadsheet.signups.overall";
    private static final String OVERALL_WINDOW = "broadsheet.signups.overall-window";

    private final RateLimits limits;

    @Inject
    Client client;

    @Inject
    RoutingContext context;

    @Inject
    SignupLimits(
            @ConfigProperty(name = PER_NETWORK) int perNetwork,
            @ConfigProperty(name = PER_NETWORK_WINDOW) Duration perNetworkWindow,
            @ConfigProperty(name = OVERALL) int overall,
            @ConfigProperty(name = OVERALL_WINDOW) Duration overallWindow,
            InstantSource clock) {
        limits = new RateLimits(
                new RateLimit("network", perNetwork, perNetworkWindow),
                new RateLimit("overall", overall, overallWindow),
                clock);
    }

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if one of the BROADSHEET_SIGNUPS_… is out of range
     */
    public static void check(SmallRyeConfig config) {
        String count = "a whole number from 1 to 1000000";
        String window = "a time of whole seconds from PT1S to PT24H (ISO 8601)";
        OptionCheck.check(config, PER_NETWORK, Integer.class, RateLimit::isCapacity, count);
        OptionCheck.check(config, PER_NETWORK_WINDOW, Duration.class, RateLimit::isWindow, window);
        OptionCheck.check(config, OVERALL, Integer.class, RateLimit::isCapacity, count);
        OptionCheck.check(config, OVERALL_WINDOW, Duration.class, RateLimit::isWindow, window);
    }

    /**
     * Counts the present request, and puts {@code RateLimit} and {@code RateLimit-Policy} on its answer, whatever that will
     * be. To be called once, before anything is looked up or changed; mark the method {@link RateLimited}.
     *
     * @throws Problem 429 with {@code Retry-After} if the client's network, or all together, sent too many; then this one
     *     does not count
     */
    public void take() {
        RateLimits.Decision decision = limits.take(client.network());
        context.response().putHeader("RateLimit-Policy", decision.policy()).putHeader("RateLimit", decision.state());
        if (decision.isRefusal()) {
            RateLimit limit = decision.refusedBy();
            throw new Problem(
                            ProblemType.RATE_LIMITED,
                            "The limit '%s' is %d requests in %d seconds; the next one is let through in %d seconds."
                                    .formatted(
                                            limit.name(),
                                            limit.capacity(),
                                            limit.window().toSeconds(),
                                            decision.retryAfterSeconds()))
                    .with("Retry-After", String.valueOf(decision.retryAfterSeconds()));
        }
    }
}
