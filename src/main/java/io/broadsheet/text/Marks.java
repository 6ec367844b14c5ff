package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Which marks an inline element means. */
final class Marks {
    private static final Map<Class<? extends Mark>, String> SIMPLE = Map.of(
            Mark.Strong.class, "strong",
            Mark.Emphasis.class, "em",
            Mark.Strike.class, "del",
            Mark.Underline.class, "ins",
            Mark.Highlight.class, "mark",
            Mark.Code.class, "code",
            Mark.Keyboard.class, "kbd",
            Mark.Sub.class, "sub",
            Mark.Sup.class, "sup");

    private Marks() {}

    static List<Mark> of(Element element) {
        return switch (element.normalName()) {
            case "strong" -> List.of(new Mark.Strong());
            case "em", "cite", "var", "dfn" -> List.of(new Mark.Emphasis());
            case "del" -> List.of(new Mark.Strike());
            case "ins", "u" -> List.of(new Mark.Underline());
            case "mark" -> List.of(new Mark.Highlight());
            case "code", "samp" -> List.of(new Mark.Code());
            case "kbd" -> List.of(new Mark.Keyboard());
            case "sub" -> List.of(new Mark.Sub());
            case "sup" -> List.of(new Mark.Sup());
            case "abbr" -> element.hasAttr("title") ? List.of(new Mark.Abbreviation(element.attr("title"))) : List.of();
            case "a" -> ofAnchor(element);
            default -> List.of();
        };
    }

    private static List<Mark> ofAnchor(Element element) {
        List<Mark> marks = new ArrayList<>();
        if (element.hasAttr("href")) {
            marks.add(new Mark.Link(element.attr("href"), text(element, "title")));
        }
        if (element.hasAttr("id")) {
            marks.add(new Mark.Anchor(element.id()));
        }
        return marks;
    }

    static Mark.Image image(Element element) {
        return new Mark.Image(
                element.attr("src"), text(element, "title"), number(element, "width"), number(element, "height"));
    }

    /** The element that means a mark, without content. */
    static Element element(Mark mark) {
        if (mark instanceof Mark.Link link) {
            return with(new Element("a").attr("href", link.href()), "title", link.title());
        } else if (mark instanceof Mark.Anchor anchor) {
            return new Element("a").attr("id", anchor.id());
        } else if (mark instanceof Mark.Abbreviation abbreviation) {
            return new Element("abbr").attr("title", abbreviation.title());
        } else if (mark instanceof Mark.Image image) {
            Element element = new Element("img").attr("src", image.src());
            with(element, "title", image.title());
            with(element, "width", image.width());
            return with(element, "height", image.height());
        }
        return new Element(SIMPLE.get(mark.getClass()));
    }

    private static Element with(Element element, String attribute, Object value) {
        return value == null ? element : element.attr(attribute, value.toString());
    }

    /** An attribute that may be missing. */
    static String text(Element element, String attribute) {
        return element.hasAttr(attribute) ? element.attr(attribute) : null;
    }

    /** A number that {@link Allowed} has checked and that may be missing. */
    static Integer number(Element element, String attribute) {
        return element.hasAttr(attribute) ? Integer.valueOf(element.attr(attribute)) : null;
    }
}
