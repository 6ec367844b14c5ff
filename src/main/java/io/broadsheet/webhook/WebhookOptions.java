package io.broadsheet.webhook;

import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.OptionCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can be configured about webhooks. */
@ConfigMapping(prefix = "broadsheet.webhook")
public interface WebhookOptions {

    /** Whether targets may be on this machine and on networks that are not public. */
    boolean allowPrivateTargets();

    /** How long to wait after the first failure, after the second and so on. */
    List<Duration> retrySchedule();

    /** How long deliveries are kept. */
    Duration retention();

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if an option has a value that makes no sense
     */
    static void check(SmallRyeConfig config) {
        OptionCheck.check(
                config,
                "broadsheet.webhook.allow-private-targets",
                String.class,
                given -> given.equals("true") || given.equals("false"),
                "true or false");
        OptionCheck.check(
                config,
                "broadsheet.webhook.retry-schedule",
                Duration[].class,
                delays -> delays.length <= 20 && Stream.of(delays).allMatch(WebhookOptions::isDelay),
                "1 to 20 times between commas, each from PT1S to P7D (ISO 8601)");
        OptionCheck.checkTime(config, "broadsheet.webhook.retention", "P1D", "P365D");
    }

    private static boolean isDelay(Duration delay) {
        return delay.compareTo(Duration.ofSeconds(1)) >= 0 && delay.compareTo(Duration.ofDays(7)) <= 0;
    }
}
