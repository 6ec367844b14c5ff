package io.broadsheet.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * The chapters of the OpenAPI document, by who asks. A resource names its noun in {@code @Tag}; what needs a key there moves to
 * the chapter of those who have one, if there is another.
 */
final class OpenApiTags {

    /** An extension that Redoc began; docs that know it show the chapters under these names. */
    private static final String GROUPS = "x-tagGroups";

    private static final String READERS = "Readers";
    private static final String NEWSROOM = "Newsroom";
    private static final String NEWSLETTER = "Newsletter";
    private static final String OPERATORS = "Operators";

    private record Chapter(String audience, String name, String description) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(READERS, "Articles", "Edited stories."),
            new Chapter(READERS, "Posts", "Short updates, which may be about an article."),
            new Chapter(READERS, "Entries", "Articles and posts in one stream."),
            new Chapter(READERS, "Search", "Articles and posts by their text."),
            new Chapter(READERS, "Tags", "The words that entries share."),
            new Chapter(READERS, "Categories", "The departments that entries belong to, one each."),
            new Chapter(READERS, "Authors", "The bylines of entries."),
            new Chapter(READERS, "Site", "The publication as a whole."),
            new Chapter(READERS, "Changes", "What happened to all of these, to keep copies and caches true with."),
            new Chapter(NEWSROOM, "Editing articles", "From the draft to the archive."),
            new Chapter(NEWSROOM, "Editing posts", "From the draft to the archive."),
            new Chapter(NEWSROOM, "Editing entries", "Many articles and posts in one request."),
            new Chapter(NEWSROOM, "Trash", "What was deleted, until it is restored or erased."),
            new Chapter(NEWSROOM, "Editing tags", "Their names and descriptions."),
            new Chapter(NEWSROOM, "Editing categories", "Their names, and which is below which."),
            new Chapter(NEWSROOM, "Editing authors", "Their names and descriptions."),
            new Chapter(NEWSLETTER, "Newsletters", "What readers can sign up to."),
            new Chapter(NEWSLETTER, "Signups", "Who gets which newsletter."),
            new Chapter(NEWSLETTER, "Issues", "What newsletters send, to whom it went, and what came of it."),
            new Chapter(NEWSLETTER, "Subscribers", "What is held on them, and what must end."),
            new Chapter(OPERATORS, "Editing site", "What it is called, and where its pages are."),
            new Chapter(OPERATORS, "Keys", "Who may do what."),
            new Chapter(OPERATORS, "Audit", "Who did what when."),
            new Chapter(OPERATORS, "Webhooks", "Who is told what happened, and what came of it."));

    private OpenApiTags() {}

    static void declare(OpenAPI document) {
        document.setTags(CHAPTERS.stream()
                .map(chapter -> OASFactory.createTag().name(chapter.name()).description(chapter.description()))
                .map(Tag.class::cast)
                .toList());
        Map<String, List<String>> groups = CHAPTERS.stream()
                .collect(groupingBy(Chapter::audience, LinkedHashMap::new, mapping(Chapter::name, toList())));
        document.addExtension(
                GROUPS,
                groups.entrySet().stream()
                        .map(group -> new TreeMap<>(Map.of("name", group.getKey(), "tags", group.getValue())))
                        .toList());
    }

    /** @param keyed whether the operation is closed to whoever has no key */
    static void settle(Operation operation, boolean keyed) {
        String noun = operation.getTags().get(0);
        String editing = "Editing " + noun.toLowerCase(Locale.ROOT);
        boolean apart =
                keyed && CHAPTERS.stream().anyMatch(chapter -> chapter.name().equals(editing));
        operation.setTags(List.of(apart ? editing : noun));
    }
}
