package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Inline elements to marks around text; recursion is bounded by {@link Sanitiser#MAX_DEPTH}. */
final class InlineWriter {
    private final SpanBuilder spans = new SpanBuilder();

    /** Never changed, only replaced, so that spans can share it. */
    private List<Mark> marks;

    InlineWriter(List<Mark> marks) {
        this.marks = marks;
    }

    /** Everything in an element as running text; where a block begins or ends, a line does. */
    static List<Span> flatten(Element element) {
        InlineWriter writer = new InlineWriter(List.of());
        writer.flattenChildren(element);
        return writer.take();
    }

    List<Mark> marks() {
        return marks;
    }

    List<Span> take() {
        return spans.take();
    }

    void text(TextNode node) {
        spans.append(node.getWholeText(), marks);
    }

    void verbatim(String text) {
        spans.appendVerbatim(text, marks);
    }

    void separate() {
        spans.separate();
    }

    /** An element that has no content, or whose content is told by its attributes. */
    static boolean isVoid(Element element) {
        return switch (element.normalName()) {
            case "br", "wbr", "img", "input", "rp" -> true;
            default -> false;
        };
    }

    void appendVoid(Element element) {
        switch (element.normalName()) {
            case "br" -> spans.breakLine();
            case "img" -> spans.appendWhole(new Span(element.attr("alt"), with(Marks.image(element))));
            default -> {}
        }
    }

    /** Runs the content with the marks that the element means, then puts back those that were. */
    void within(Element element, Runnable content) {
        List<Mark> before = marks;
        for (Mark mark : Marks.of(element)) {
            marks = with(mark);
        }
        boolean annotation = element.normalName().equals("rt");
        if (annotation) {
            spans.appendVerbatim("(", marks);
        }
        content.run();
        if (annotation) {
            spans.appendVerbatim(")", marks);
        }
        if (element.hasAttr("id") && element.childNodeSize() == 0) {
            spans.appendWhole(new Span("", marks));
        }
        marks = before;
    }

    private void flattenChildren(Element parent) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                text(text);
            } else if (child instanceof Element element) {
                flatten(element, BlockBuilder.isBlock(element));
            }
        }
    }

    private void flatten(Element element, boolean block) {
        if (block) {
            separate();
        }
        if (isVoid(element)) {
            appendVoid(element);
        } else if (element.normalName().equals("pre")) {
            marked(new Mark.Code(), () -> verbatim(element.wholeText().strip()));
        } else {
            within(element, () -> flattenChildren(element));
        }
        if (block) {
            separate();
        }
    }

    /** Runs the content with one mark more. */
    void marked(Mark mark, Runnable content) {
        List<Mark> before = marks;
        marks = with(mark);
        content.run();
        marks = before;
    }

    private List<Mark> with(Mark mark) {
        if (marks.contains(mark)) {
            return marks;
        }
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return List.copyOf(more);
    }
}
