package io.broadsheet.sync;

import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.OptionCheck;
import io.smallrye.config.SmallRyeConfig;

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
        OptionCheck.checkTime(config, HEARTBEAT, "PT0.1S", "PT10M");
    }
}
