package io.broadsheet.sync;

import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.OptionCheck;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;

/** What can be configured of streams. */
public final class StreamLimits {

    static final String STREAMS = "broadsheet.changes.streams";
    static final String HEARTBEAT = "broadsheet.changes.heartbeat";

    private StreamLimits() {}

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if an option has a value that makes no sense
     */
    public static void check(SmallRyeConfig config) {
        OptionCheck.check(config, STREAMS, Integer.class, most -> most >= 0, "a whole number from 0");
        OptionCheck.check(
                config,
                HEARTBEAT,
                Duration.class,
                time -> time.compareTo(Duration.ofMillis(100)) >= 0 && time.compareTo(Duration.ofMinutes(10)) <= 0,
                "a time from PT0.1S to PT10M (ISO 8601)");
    }
}
