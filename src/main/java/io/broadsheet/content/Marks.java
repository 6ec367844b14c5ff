package io.broadsheet.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Which marks an inline element means. */
final class Marks {
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

    /** An attribute that may be missing. */
    static String text(Element element, String attribute) {
        return element.hasAttr(attribute) ? element.attr(attribute) : null;
    }

    /** A number that {@link Allowed} has checked and that may be missing. */
    static Integer number(Element element, String attribute) {
        return element.hasAttr(attribute) ? Integer.valueOf(element.attr(attribute)) : null;
    }
}
