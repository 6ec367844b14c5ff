package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.List;

/** What is kept of answers here, and what is said of them to caches elsewhere. */
@ConfigMapping(prefix = "broadsheet.cache")
public interface CacheOptions {

    /** Bytes of answers that are kept; 0 keeps none. */
    MemorySize size();

    /** How long others may show an answer without asking. */
    Duration maxAge();

    /** How much longer while they ask. */
    Duration staleWhileRevalidate();

    /** How much longer, here and elsewhere, while nobody can say whether there is another answer. */
    Duration staleIfError();

    /** The header that names what an answer is made of, such as {@code Cache-Tag} or {@code Surrogate-Key}. */
    String tagHeader();

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if an option has a value that makes no sense
     */
    static void check(SmallRyeConfig config) {
        String times = "a time of whole seconds from PT0S to P365D (ISO 8601)";
        OptionCheck.check(config, "broadsheet.cache.size", MemorySize.class, any -> true, "a size such as 64M, or 0");
        for (String name : List.of("max-age", "stale-while-revalidate", "stale-if-error")) {
            OptionCheck.check(config, "broadsheet.cache." + name, Duration.class, CacheOptions::isTime, times);
        }
        OptionCheck.check(
                config,
                "broadsheet.cache.tag-header",
                String.class,
                // RFC 9110, section 5.1, without the odd characters.
                name -> name.matches("[A-Za-z0-9-]{1,50}"),
                "the name of a header");
    }

    private static boolean isTime(Duration time) {
        return time.toNanosPart() == 0 && !time.isNegative() && time.compareTo(Duration.ofDays(365)) <= 0;
    }
}
