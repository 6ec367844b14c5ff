package io.broadsheet.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The one check that every address passes, read as a browser reads it (WHATWG URL: surrounding spaces and control
 * characters, and tabs and line ends anywhere, count for nothing), but stricter: what looks like a scheme must be one of
 * ours, whatever stands in it.
 */
final class WebAddress {
    private static final Set<String> OF_LINKS = Set.of("http", "https", "mailto", "tel");
    private static final Set<String> OF_IMAGES = Set.of("http", "https");

    private static final Pattern IGNORED = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029\\ufffd]");
    private static final Pattern UP_TO_COLON = Pattern.compile("^([^/?#\\\\]*?):");
    private static final Pattern ENCODED_COLON =
            Pattern.compile("^[^/?#\\\\:]*(%3a|&#|&\\w{1,20};)", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /**
     * Leaves only addresses that are safe. A link without one becomes its text ({@code span} is not allowed), an image its
     * alternative text.
     */
    static void check(Document document) {
        for (Element link : document.select("a")) {
            keepSafe(link, "href", OF_LINKS);
            if (!link.hasAttr("href") && !link.hasAttr("id")) {
                link.tagName("span");
            }
        }
        for (Element quote : document.select("blockquote")) {
            keepSafe(quote, "cite", OF_IMAGES);
        }
        for (Element image : document.select("img")) {
            keepSafe(image, "src", OF_IMAGES);
            if (!image.hasAttr("src")) {
                image.replaceWith(new TextNode(image.attr("alt")));
            }
        }
    }

    private static void keepSafe(Element element, String attribute, Set<String> schemes) {
        of(element.attr(attribute), schemes)
                .ifPresentOrElse(safe -> element.attr(attribute, safe), () -> element.removeAttr(attribute));
    }

    /** The address of a link, cleaned, if it may be followed. */
    static Optional<String> ofLink(String address) {
        return of(address, OF_LINKS);
    }

    private static Optional<String> of(String address, Set<String> schemes) {
        String read = IGNORED.matcher(address.trim()).replaceAll("");
        if (read.isEmpty() || FORBIDDEN.matcher(read).find()) {
            return Optional.empty();
        }
        Matcher scheme = UP_TO_COLON.matcher(read);
        boolean safe = scheme.find()
                ? schemes.contains(scheme.group(1).toLowerCase(Locale.ROOT))
                : !ENCODED_COLON.matcher(read).find();
        return safe ? Optional.of(read.replace(" ", "%20")) : Optional.empty();
    }
}
