package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A sanitised tree to blocks. No text is lost: what has no block of its own becomes those it is made of. Recursion is
 * bounded by {@link Sanitiser#MAX_DEPTH}.
 */
final class BlockBuilder {
    /** Lists and quotes inside one another; deeper ones become paragraphs of the last that fits. */
    static final int MAX_DEPTH = 32;

    private static final Set<String> BLOCKS = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "div",
            "section",
            "blockquote",
            "pre",
            "hr",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "details",
            "summary",
            "table",
            "caption",
            "tr",
            "td",
            "th");

    private final List<Block> blocks = new ArrayList<>();
    private final InlineWriter inline;
    private final int depth;

    private BlockBuilder(int depth, List<Mark> marks) {
        this.depth = depth;
        this.inline = new InlineWriter(marks);
    }

    static List<Block> of(Document document) {
        BlockBuilder builder = new BlockBuilder(1, List.of());
        builder.addChildren(document.body());
        return builder.finish();
    }

    static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    /** The blocks of one item, quotation or figure, with the marks of what it stands in. */
    private List<Block> inside(List<? extends Node> nodes, int level) {
        BlockBuilder builder = new BlockBuilder(level, inline.marks());
        nodes.forEach(builder::add);
        return builder.finish();
    }

    private List<Block> finish() {
        endParagraph();
        return List.copyOf(blocks);
    }

    private void addChildren(Element parent) {
        parent.childNodes().forEach(this::add);
    }

    private void add(Node node) {
        if (node instanceof TextNode text) {
            inline.text(text);
        } else if (node instanceof Element element) {
            if (isBlock(element)) {
                endParagraph();
                addBlock(element);
                endParagraph();
            } else if (InlineWriter.isVoid(element)) {
                inline.appendVoid(element);
            } else {
                inline.within(element, () -> addChildren(element));
            }
        }
    }

    private void addBlock(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> addHeading(element);
            case "pre" -> addCode(element);
            case "hr" -> blocks.add(new Block.Divider());
            case "table" -> addTable(element);
            case "figure" -> addFigure(element);
            case "blockquote" -> addQuote(element);
            case "ul", "ol", "dl" -> addList(element);
            case "summary", "dt" -> inline.marked(new Mark.Strong(), () -> addChildren(element));
            default -> addChildren(element);
        }
    }

    private void addHeading(Element element) {
        List<Span> spans = InlineWriter.flatten(element);
        if (!spans.isEmpty()) {
            blocks.add(new Block.Heading(element.normalName().charAt(1) - '0', element.id(), spans));
        }
    }

    private void addCode(Element element) {
        Element code = element.selectFirst("code");
        String text = element.wholeText();
        String className = code == null ? "" : code.className();
        blocks.add(new Block.Code(
                text.endsWith("\n") ? text.substring(0, text.length() - 1) : text,
                className.isEmpty() ? null : className.substring("language-".length())));
    }

    private void addQuote(Element element) {
        if (depth >= MAX_DEPTH) {
            addChildren(element);
            return;
        }
        List<Block> quoted = inside(element.childNodes(), depth + 1);
        if (!quoted.isEmpty()) {
            blocks.add(new Block.Quote(quoted));
        }
    }

    private void addList(Element element) {
        if (depth >= MAX_DEPTH) {
            addChildren(element);
            return;
        }
        boolean ordered = element.normalName().equals("ol");
        Integer start = Optional.ofNullable(Marks.number(element, "start")).orElse(1);
        List<Block.Item> items = ListItems.of(element).stream()
                .map(item -> item.toBlock(inside(item.nodes(), depth + 1)))
                .collect(Collectors.toList());
        if (!items.isEmpty()) {
            blocks.add(new Block.Bullets(ordered, ordered ? start : null, List.copyOf(items)));
        }
    }

    private void addTable(Element element) {
        Block.Table table = TableBuilder.of(element);
        if (table.header().isEmpty() && table.rows().isEmpty()) {
            addChildren(element);
        } else {
            blocks.add(table);
        }
    }

    private void addFigure(Element figure) {
        List<Node> content = figure.childNodes().stream()
                .filter(node -> !node.normalName().equals("figcaption"))
                .toList();
        List<Span> caption = figure.children().stream()
                .filter(child -> child.normalName().equals("figcaption"))
                .flatMap(child -> InlineWriter.flatten(child).stream())
                .toList();
        List<Block> shown = new ArrayList<>(inside(content, depth));
        if (!caption.isEmpty() && !caption(shown, caption)) {
            shown.add(new Block.Paragraph(caption));
        }
        blocks.addAll(shown);
    }

    private static boolean caption(List<Block> shown, List<Span> caption) {
        int last = shown.size() - 1;
        if (last < 0) {
            return false;
        }
        if (shown.get(last) instanceof Block.Image image) {
            shown.set(last, image.captioned(caption));
            return true;
        }
        if (shown.get(last) instanceof Block.Table table && table.caption().isEmpty()) {
            shown.set(last, table.captioned(caption));
            return true;
        }
        return false;
    }

    private void endParagraph() {
        List<Span> spans = inline.take();
        if (spans.stream().allMatch(span -> span.text().isBlank() && !span.showsImage())) {
            return;
        }
        blocks.addAll(Paragraphs.of(spans));
    }
}
