package io.broadsheet.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Blocks to the Markdown that renders to them again, in the dialect of {@link MarkdownParser}. Captions become
 * paragraphs, and cells that span others stand alone, for want of a notation.
 */
final class MarkdownWriter {
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(MarkdownParser.EXTENSIONS).build();

    private MarkdownWriter() {}

    static String markdown(List<Block> blocks) {
        Document document = new Document();
        append(blocks, document);
        return RENDERER.render(document).strip();
    }

    private static void append(List<Block> blocks, Node parent) {
        for (Block block : blocks) {
            nodes(block).forEach(parent::appendChild);
        }
    }

    private static List<Node> nodes(Block block) {
        if (block instanceof Block.Heading heading) {
            Heading node = new Heading();
            node.setLevel(heading.level());
            return List.of(MarkdownInlines.onOneLine(heading.spans(), node));
        } else if (block instanceof Block.Paragraph paragraph) {
            return List.of(MarkdownInlines.append(paragraph.spans(), new Paragraph()));
        } else if (block instanceof Block.Bullets list) {
            return List.of(list(list));
        } else if (block instanceof Block.Quote quote) {
            Node node = new BlockQuote();
            append(quote.blocks(), node);
            return List.of(node);
        } else if (block instanceof Block.Code code) {
            return List.of(code(code));
        } else if (block instanceof Block.Image image) {
            return captioned(MarkdownInlines.append(List.of(image.toSpan()), new Paragraph()), image.caption());
        } else if (block instanceof Block.Table table) {
            return captioned(table(table), table.caption());
        } else if (block instanceof Block.Embed embed) {
            Span link = new Span(embed.url(), List.of(new Mark.Link(embed.url(), null)));
            return List.of(MarkdownInlines.append(List.of(link), new Paragraph()));
        }
        return List.of(new ThematicBreak());
    }

    private static List<Node> captioned(Node node, List<Span> caption) {
        return caption.isEmpty() ? List.of(node) : List.of(node, MarkdownInlines.append(caption, new Paragraph()));
    }

    private static Node list(Block.Bullets list) {
        ListBlock node = list.ordered() ? ordered(list.start()) : bullets();
        node.setTight(list.items().stream().allMatch(MarkdownWriter::isTight));
        for (Block.Item item : list.items()) {
            ListItem child = new ListItem();
            if (item.checked() != null) {
                child.appendChild(new TaskListItemMarker(item.checked()));
            }
            append(item.id() == null ? item.blocks() : anchored(item), child);
            node.appendChild(child);
        }
        return node;
    }

    private static ListBlock ordered(int start) {
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(start);
        list.setMarkerDelimiter(".");
        return list;
    }

    private static ListBlock bullets() {
        BulletList list = new BulletList();
        list.setMarker("-");
        return list;
    }

    private static boolean isTight(Block.Item item) {
        return item.blocks().stream().skip(1).allMatch(Block.Bullets.class::isInstance);
    }

    /** The place that links lead to, such as a footnote, is named at the beginning of its first paragraph. */
    private static List<Block> anchored(Block.Item item) {
        List<Block> blocks = new ArrayList<>(item.blocks());
        List<Span> spans = new ArrayList<>(List.of(new Span("", List.of(new Mark.Anchor(item.id())))));
        if (!blocks.isEmpty() && blocks.get(0) instanceof Block.Paragraph first) {
            spans.addAll(first.spans());
            blocks.remove(0);
        }
        blocks.add(0, new Block.Paragraph(spans));
        return blocks;
    }

    /** Fenced by more backticks than stand in the code. */
    private static Node code(Block.Code code) {
        FencedCodeBlock node = new FencedCodeBlock();
        node.setFenceCharacter("`");
        node.setInfo(code.language());
        node.setLiteral(code.text() + "\n");
        return node;
    }

    /** A table has one header row in Markdown: the last of the header, or an empty one. */
    private static Node table(Block.Table table) {
        List<Block.Row> head = table.header();
        Block.Row header = head.isEmpty() ? empty(table) : head.get(head.size() - 1);
        List<Block.Row> rows = new ArrayList<>(head.subList(0, Math.max(0, head.size() - 1)));
        rows.addAll(table.rows());

        Node node = new TableBlock();
        Node top = new TableHead();
        top.appendChild(row(header, table, true));
        node.appendChild(top);
        if (!rows.isEmpty()) {
            Node body = new TableBody();
            rows.forEach(row -> body.appendChild(row(row, table, false)));
            node.appendChild(body);
        }
        return node;
    }

    private static Block.Row empty(Block.Table table) {
        Block.Cell cell = new Block.Cell(true, 1, 1, List.of());
        return new Block.Row(Collections.nCopies(table.alignments().size(), cell));
    }

    private static Node row(Block.Row row, Block.Table table, boolean header) {
        Node node = new TableRow();
        for (int column = 0; column < row.cells().size(); column++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            cell.setAlignment(alignment(table, column));
            node.appendChild(MarkdownInlines.onOneLine(row.cells().get(column).spans(), cell));
        }
        return node;
    }

    private static TableCell.Alignment alignment(Block.Table table, int column) {
        if (column >= table.alignments().size()) {
            return null;
        }
        return switch (table.alignments().get(column)) {
            case NONE -> null;
            case LEFT -> TableCell.Alignment.LEFT;
            case CENTER -> TableCell.Alignment.CENTER;
            case RIGHT -> TableCell.Alignment.RIGHT;
        };
    }
}
