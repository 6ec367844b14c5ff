package io.broadsheet.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the values of query parameters, which arrive as text, and collects everything that is wrong with them. */
public final class Input {

    private final List<ProblemJson.Error> errors = new ArrayList<>();

    /** @return the fallback if the value is null or wrong */
    public int integer(String name, String value, int min, int max, int fallback) {
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max && !value.startsWith("+")) {
                return number;
            }
        } catch (NumberFormatException invalid) {
            // Said below, as for a number out of range.
        }
        reject(name, "range", "a whole number from " + min + " to " + max);
        return fallback;
    }

    public boolean flag(String name, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            reject(name, "type", "true or false");
        }
        return "true".equals(value);
    }

    /** @return null if the value is null or wrong */
    public Instant instant(String name, String value) {
        if (value == null) {
            return null;
        }
        Instant instant = StrictInstant.parse(value).orElse(null);
        if (instant == null) {
            // A query has a plus for a space.
            reject(name, "instant", StrictInstant.WANTED + (value.contains(" ") ? ", with + written as %2B" : ""));
        }
        return instant;
    }

    /** Values between commas, none of them empty, at most {@code most} of them. */
    public List<String> list(String name, String value, int most) {
        if (value == null) {
            return List.of();
        }
        List<String> values =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (values.size() > most || values.stream().anyMatch(each -> each.isEmpty() || each.length() > 300)) {
            reject(name, "list", "1 to " + most + " values between commas");
            return List.of();
        }
        return values;
    }

    public List<UUID> ids(String name, String value, int most) {
        List<UUID> ids = new ArrayList<>();
        for (String each : list(name, value, most)) {
            if (Ids.isId(each)) {
                ids.add(UUID.fromString(each));
            } else {
                reject(name, "id", "ids such as 019ab0c2-4f00-7000-8000-000000000000 between commas");
                return List.of();
            }
        }
        return ids;
    }

    /** Each value must be a key of {@code known}. */
    public <T> List<T> choices(String name, String value, Map<String, T> known) {
        List<T> chosen = new ArrayList<>();
        for (String each : list(name, value, 100)) {
            if (!known.containsKey(each)) {
                errors.add(ProblemJson.Error.parameter(
                        name,
                        "unknown",
                        "'" + JsonText.shortened(each) + "' is no value of '" + name + "'"
                                + Nearest.hint(each, known.keySet()) + ". Known: "
                                + String.join(", ", known.keySet()) + "."));
                return List.of();
            }
            chosen.add(known.get(each));
        }
        return chosen;
    }

    public void reject(String name, String code, String wanted) {
        errors.add(ProblemJson.Error.parameter(name, code, "'" + name + "' must be " + wanted + "."));
    }

    /** Rejects one of several values. @param known what may have been meant */
    public void reject(String name, String code, String value, Collection<String> known, String wanted) {
        errors.add(ProblemJson.Error.parameter(
                name,
                code,
                "'" + name + "' must be " + wanted + ", and '" + JsonText.shortened(value) + "' is none"
                        + Nearest.hint(value, known) + "."));
    }

    /** @throws Problem 400 that lists everything rejected so far */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
