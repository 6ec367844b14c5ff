package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.smallrye.config.SmallRyeConfig;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** Looks at an option before Quarkus starts, which would print a trace for one that it cannot read. */
public final class OptionCheck {

    private OptionCheck() {}

    /**
     * @param wanted what it must be, in words
     * @throws StartupProblem if it is there, even empty, and not of the type, or not allowed
     */
    public static <T> void check(
            SmallRyeConfig config, String option, Class<T> type, Predicate<T> allowed, String wanted) {
        // Raw, since an option that is there and empty would otherwise look as if it was absent.
        String given = config.getRawValue(option);
        if (given != null && !is(config, given, type, allowed)) {
            throw new StartupProblem(
                    "%s must be %s: '%s'.", option.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), wanted, given);
        }
    }

    /**
     * Checks a time.
     *
     * @param least in ISO 8601, as {@code most}
     * @throws StartupProblem like {@link #check}
     */
    public static void checkTime(SmallRyeConfig config, String option, String least, String most) {
        check(
                config,
                option,
                Duration.class,
                time -> time.compareTo(Duration.parse(least)) >= 0 && time.compareTo(Duration.parse(most)) <= 0,
                "a time from " + least + " to " + most + " (ISO 8601)");
    }

    private static <T> boolean is(SmallRyeConfig config, String given, Class<T> type, Predicate<T> allowed) {
        try {
            T value = config.convert(given, type);
            return value != null && allowed.test(value);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return false;
        }
    }
}
