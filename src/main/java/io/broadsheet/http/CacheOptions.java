package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is kept of answers here, and what is said of them to caches elsewhere. */
@ConfigMapping(prefix = "broadsheet.cache")
public interface CacheOptions {

    /** Bytes of answers that are kept; 0 keeps none. */
    @WithConverter(MemorySizeConverter.class)
    MemorySize size();

    /** How long others may show an answer without asking. */
    Duration maxAge();

    /** How much longer while they ask. */
    Duration staleWhileRevalidate();

    /** How much longer, here and elsewhere, while nobody can say whether there is another answer. */
    Duration staleIfError();

    /** The header that names what an answer is made of, such as {@code Cache-Tag} or {@code Surrogate-Key}. */
    String tagHeader();

    /** Header names (RFC 9110, section 5.1). */
    Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,50}");

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if an option has a value that makes no sense
     */
    static void check(SmallRyeConfig config) {
        check(config, "size", text -> new MemorySizeConverter().convert(text) != null, "a size such as 64M, or 0");
        String seconds = "a time of whole seconds from PT0S to P365D (ISO 8601)";
        check(config, "max-age", text -> isTime(config, text), seconds);
        check(config, "stale-while-revalidate", text -> isTime(config, text), seconds);
        check(config, "stale-if-error", text -> isTime(config, text), seconds);
        check(config, "tag-header", text -> HEADER.matcher(text).matches(), "the name of a header");
    }

    private static boolean isTime(SmallRyeConfig config, String text) {
        Duration time = config.convert(text, Duration.class);
        return time.toNanosPart() == 0 && !time.isNegative() && time.toDays() <= 365;
    }

    private static void check(SmallRyeConfig config, String name, Predicate<String> allowed, String wanted) {
        String given = config.getRawValue("broadsheet.cache." + name);
        if (given != null && !is(given, allowed)) {
            throw new StartupProblem(
                    "BROADSHEET_CACHE_%s must be %s: '%s'.", name.toUpperCase().replace('-', '_'), wanted, given);
        }
    }

    private static boolean is(String given, Predicate<String> allowed) {
        try {
            return allowed.test(given);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException malformed) {
            return false;
        }
    }
}
