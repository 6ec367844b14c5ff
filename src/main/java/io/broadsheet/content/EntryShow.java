package io.broadsheet.content;

import io.broadsheet.http.Input;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of an entry to show.
 *
 * @param formats of the body; empty for no body
 * @param fields to keep; empty for all
 * @param highlighted what was searched for and is to be marked, or null
 */
record EntryShow(
        Set<BodyFormat> formats, boolean neighbours, boolean related, Set<String> fields, EntryQuery highlighted) {

    /** The shapes of a body, by the names of the parameter. */
    enum BodyFormat {
        html,
        markdown,
        text,
        blocks
    }

    private static final Map<String, String> INCLUDES = named("body", "neighbours", "related");
    private static final Map<String, String> FIELDS = named(Arrays.stream(EntryJson.View.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new));
    private static final Map<String, BodyFormat> FORMATS = Arrays.stream(BodyFormat.values())
            .collect(Collectors.toMap(BodyFormat::name, Function.identity(), (a, b) -> a, java.util.TreeMap::new));

    /** An entry as whoever wrote it sees it. */
    static final EntryShow WHOLE = new EntryShow(Set.of(BodyFormat.html), false, false, Set.of(), null);

    /** An entry as one of many. */
    static final EntryShow SUMMARY = new EntryShow(Set.of(), false, false, Set.of(), null);

    /** @param bodyShown whether the body is shown without being asked for */
    static EntryShow read(Input input, ShowParameters given, boolean bodyShown) {
        Set<String> includes = new LinkedHashSet<>(input.choices("include", given.include, INCLUDES));
        Set<BodyFormat> formats = new LinkedHashSet<>(input.choices("body", given.body, FORMATS));
        Set<String> kept = new LinkedHashSet<>(input.choices("fields", given.fields, FIELDS));
        // jsonLd counts the words of the body.
        boolean withBody = (bodyShown || includes.contains("body"))
                && (kept.isEmpty() || kept.contains("body") || kept.contains("jsonLd"));
        if (formats.isEmpty()) {
            formats.add(BodyFormat.html);
        }
        return new EntryShow(
                withBody ? formats : Set.of(),
                shown("neighbours", includes, kept),
                shown("related", includes, kept),
                kept,
                null);
    }

    private static boolean shown(String name, Set<String> includes, Set<String> kept) {
        return includes.contains(name) && (kept.isEmpty() || kept.contains(name));
    }

    /** The same with what was searched for marked. */
    EntryShow highlight(EntryQuery query) {
        boolean shown = fields.isEmpty() || fields.contains("highlights");
        return new EntryShow(formats, neighbours, related, fields, shown ? query : null);
    }

    private static Map<String, String> named(String... names) {
        return Arrays.stream(names)
                .collect(Collectors.toMap(
                        Function.identity(), Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }
}
