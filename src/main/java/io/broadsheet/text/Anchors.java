package io.broadsheet.text;

import io.broadsheet.database.Slug;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The ids of a document, and the links to them. Headings get theirs from their text; footnotes keep {@code fn-} and
 * {@code fnref-}; what else was named gets {@code user-} before its name, so that no page script can mistake it for
 * something of its own (DOM clobbering). Links inside the document follow.
 */
final class Anchors {
    private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
    private static final Pattern OURS = Pattern.compile("(fn|fnref|user)-[\\p{L}\\p{N}\\p{M}_.:-]{1,100}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{M}_.:-]{1,100}");
    private static final List<String> KEPT_RELATIONS = List.of("nofollow", "noreferrer", "sponsored", "ugc");

    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> copies = new HashMap<>();

    private Anchors() {}

    static void assign(Document document) {
        Anchors anchors = new Anchors();
        document.select("a[id], li[id]").forEach(anchors::keep);
        document.select(HEADINGS).forEach(anchors::name);
        document.select("a").forEach(anchors::link);
    }

    /** The headings that say something, in the order they stand in. */
    static List<OutlineHeading> outline(Document document) {
        List<OutlineHeading> outline = new ArrayList<>();
        for (Element heading : document.select(HEADINGS)) {
            String text = text(heading);
            if (!text.isEmpty()) {
                outline.add(new OutlineHeading(heading.normalName().charAt(1) - '0', heading.id(), text));
            }
        }
        return List.copyOf(outline);
    }

    private void keep(Element element) {
        String given = element.id();
        String id = OURS.matcher(given).matches() ? given : "user-" + given;
        if (NAME.matcher(given).matches() && used.add(id)) {
            element.attr("id", id);
            renamed.putIfAbsent(given, id);
        } else {
            element.removeAttr("id");
        }
    }

    private void name(Element heading) {
        String given = heading.id();
        String slug = Slug.of(text(heading), "section");
        String id = slug;
        while (!used.add(id)) {
            id = slug + "-" + copies.merge(slug, 2, (last, first) -> last + 1);
        }
        heading.attr("id", id);
        if (!given.isEmpty()) {
            renamed.putIfAbsent(given, id);
        }
    }

    private void link(Element link) {
        String address = link.attr("href");
        if (address.startsWith("#")) {
            String id = renamed.get(decoded(address.substring(1)));
            if (id != null) {
                link.attr("href", "#" + id);
            }
        }
        relate(link, address);
    }

    /** A page that is opened from here must not reach back; what the author says of a link stays. */
    private static void relate(Element link, String address) {
        List<String> relations = new ArrayList<>();
        if (address.regionMatches(true, 0, "http", 0, 4) || address.startsWith("//")) {
            relations.add("noopener");
        }
        List<String> given = List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
        KEPT_RELATIONS.stream().filter(given::contains).forEach(relations::add);
        if (relations.isEmpty()) {
            link.removeAttr("rel");
        } else {
            link.attr("rel", String.join(" ", relations));
        }
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fragment;
        }
    }

    private static String text(Element heading) {
        StringBuilder text = new StringBuilder();
        heading.forEachNode(node -> {
            if (node instanceof TextNode part) {
                text.append(part.getWholeText());
            } else if (node instanceof Element element) {
                text.append(
                        element.normalName().equals("img")
                                ? element.attr("alt")
                                : element.isBlock() || element.normalName().equals("br") ? " " : "");
            }
        });
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
