package io.broadsheet.support;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path of the contract, such as {@code /api/v1/tags/{ref}}, and what there is behind it. */
record PathTemplate(List<String> names, Pattern pattern, Part item) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    PathTemplate(String template, Part item) {
        this(
                VARIABLE.matcher(template)
                        .results()
                        .map(result -> result.group(1))
                        .toList(),
                Pattern.compile(VARIABLE.matcher(template)
                        .replaceAll("([^/]+)")
                        .replace(".", "\\.")
                        .replace("[^/]\\.", "[^/].")),
                item);
    }

    /** More precise paths have fewer. */
    int variables() {
        return names.size();
    }

    /** The decoded values of its variables; nothing if the path is none of these. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MatchResult result = matcher.toMatchResult();
        Map<String, String> values = new HashMap<>();
        try {
            for (int i = 0; i < names.size(); i++) {
                String value = result.group(i + 1).replace("+", "%2B");
                values.put(names.get(i), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(values);
    }
}
