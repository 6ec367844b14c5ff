package io.broadsheet.text;

import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * The elements and attributes that may stay; of every other element only the content does. Addresses are checked by
 * {@link WebAddress}, ids given by {@link Anchors}.
 */
final class Allowed extends Safelist {
    private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-" + Replacements.LANGUAGE_NAME);
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,5}");

    /** CommonMark's bound, which is also one of {@code int}. */
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,9}");

    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
    private static final Pattern DIRECTION = Pattern.compile("ltr|rtl|auto");

    Allowed() {
        addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "hr", "br", "wbr");
        addTags("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "input");
        addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td");
        addTags("a", "img", "strong", "em", "del", "ins", "u", "mark", "small", "sub", "sup", "code", "kbd", "samp");
        addTags("var", "abbr", "cite", "dfn", "time", "bdi", "bdo", "ruby", "rt", "rp");
        addAttributes(":all", "lang", "dir");
        for (int level = 1; level <= 6; level++) {
            addAttributes("h" + level, "id");
        }
        addAttributes("a", "href", "title", "id", "rel");
        addAttributes("img", "src", "alt", "title", "width", "height");
        addAttributes("li", "id");
        addAttributes("ol", "start");
        addAttributes("code", "class");
        addAttributes("blockquote", "cite");
        addAttributes("abbr", "title");
        addAttributes("dfn", "title");
        addAttributes("time", "datetime");
        addAttributes("th", "align", "colspan", "rowspan");
        addAttributes("td", "align", "colspan", "rowspan");
        addAttributes("details", "open");
        addAttributes("input", "type", "checked", "disabled");
    }

    @Override
    public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
        return super.isSafeAttribute(tagName, element, attribute)
                && isSafeValue(attribute.getKey(), attribute.getValue());
    }

    private static boolean isSafeValue(String name, String value) {
        return switch (name) {
            case "class" -> LANGUAGE_CLASS.matcher(value).matches();
            case "lang" -> LANGUAGE_TAG.matcher(value).matches();
            case "dir" -> DIRECTION.matcher(value).matches();
            case "align" -> ALIGNMENT.matcher(value).matches();
            case "start" -> FIRST_NUMBER.matcher(value).matches();
            case "width", "height", "colspan", "rowspan" ->
                SMALL_NUMBER.matcher(value).matches();
            default -> true;
        };
    }
}
