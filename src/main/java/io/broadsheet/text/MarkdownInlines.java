package io.broadsheet.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;

/** Spans to Markdown's inlines; a mark without notation, or one whose notation would not be read there, is an HTML tag. */
final class MarkdownInlines {
    /** Read as a link when it stands bare, whatever is beside it. */
    private static final Pattern BARE_ADDRESS = Pattern.compile("https?://[\\w/.?=%#+,@:-]*[\\w/]");

    private final boolean oneLine;

    private MarkdownInlines(boolean oneLine) {
        this.oneLine = oneLine;
    }

    static <N extends Node> N append(List<Span> spans, N parent) {
        new MarkdownInlines(false).write(spans, 0, parent, "", "");
        return parent;
    }

    /** For headings and cells, where a line end is the end. */
    static <N extends Node> N onOneLine(List<Span> spans, N parent) {
        new MarkdownInlines(true).write(spans, 0, parent, "", "");
        return parent;
    }

    /** Writes spans whose first {@code depth} marks are open already, between two texts. */
    private void write(List<Span> spans, int depth, Node parent, String before, String after) {
        for (int start = 0, end; start < spans.size(); start = end) {
            Mark mark = markAt(spans.get(start), depth);
            end = start + 1;
            if (mark == null) {
                writeText(spans.get(start).text(), parent);
                continue;
            }
            while (end < spans.size() && mark.equals(markAt(spans.get(end), depth))) {
                end++;
            }
            String left = start == 0 ? before : spans.get(start - 1).text();
            String right = end == spans.size() ? after : spans.get(end).text();
            writeRun(mark, spans.subList(start, end), depth, parent, left, right);
        }
    }

    private static Mark markAt(Span span, int depth) {
        return depth < span.marks().size() ? span.marks().get(depth) : null;
    }

    private void writeText(String text, Node parent) {
        String[] lines = text.split("\n", -1);
        for (int index = 0; index < lines.length; index++) {
            if (index > 0) {
                parent.appendChild(oneLine ? html("<br>") : new HardLineBreak());
            }
            appendLine(lines[index], parent);
        }
    }

    /** The renderer escapes what would begin a block, all but the rarest bullet. */
    private static void appendLine(String line, Node parent) {
        Node last = parent.getLastChild();
        boolean bullet = line.startsWith("+") && (last == null || last instanceof HardLineBreak);
        if (bullet) {
            parent.appendChild(html("\\+"));
        }
        if (line.length() > (bullet ? 1 : 0)) {
            parent.appendChild(new Text(bullet ? line.substring(1) : line));
        }
    }

    private void writeRun(Mark mark, List<Span> run, int depth, Node parent, String before, String after) {
        String text = run.stream().map(Span::text).collect(Collectors.joining());
        if (mark instanceof Mark.Link link && link.title() == null && isBare(link, text)) {
            parent.appendChild(html(text));
            return;
        }
        if (mark instanceof Mark.Code && run.size() == 1 && markAt(run.get(0), depth + 1) == null && isNotation(text)) {
            parent.appendChild(new Code(text));
            return;
        }
        if (mark instanceof Mark.Image image) {
            parent.appendChild(image(image, text));
            return;
        }
        Mark next = markAt(run.get(0), depth + 1);
        if (mark instanceof Mark.Link
                && next instanceof Mark.Anchor anchor
                && run.stream().allMatch(span -> next.equals(markAt(span, depth + 1)))) {
            writeTag(Marks.element(mark).attr("id", anchor.id()), run, depth + 2, parent);
            return;
        }
        Node node = delimited(mark, text, before, after);
        if (node == null) {
            writeTag(Marks.element(mark), run, depth + 1, parent);
        } else {
            write(run, depth + 1, node, before, after);
            parent.appendChild(node);
        }
    }

    private void writeTag(Element tag, List<Span> run, int depth, Node parent) {
        String html = tag.outerHtml();
        int close = html.lastIndexOf("</");
        parent.appendChild(html(html.substring(0, close)));
        write(run, depth, parent, "", "");
        parent.appendChild(html(html.substring(close)));
    }

    private boolean isNotation(String code) {
        return !code.isBlank() && code.indexOf('\n') < 0 && !(oneLine && code.indexOf('|') >= 0);
    }

    private static boolean isBare(Mark.Link link, String text) {
        return link.href().equals(text) && BARE_ADDRESS.matcher(text).matches();
    }

    private static Node image(Mark.Image image, String alt) {
        if (image.width() != null || image.height() != null || alt.indexOf('\n') >= 0) {
            return html(Marks.element(image).attr("alt", alt).outerHtml());
        }
        Node node = new Image(image.src(), image.title());
        if (!alt.isEmpty()) {
            node.appendChild(new Text(alt));
        }
        return node;
    }

    /** A blank line would end the paragraph, a bar the cell, even inside an attribute. */
    private static Node html(String literal) {
        HtmlInline node = new HtmlInline();
        node.setLiteral(literal.replace("\n", "&#10;").replace("|", "&#124;"));
        return node;
    }

    private static Node delimited(Mark mark, String text, String before, String after) {
        if (mark instanceof Mark.Link link) {
            return new Link(link.href(), link.title());
        }
        boolean read = isBoundary(text, before, after);
        if (mark instanceof Mark.Strong && read) {
            return new StrongEmphasis();
        } else if (mark instanceof Mark.Emphasis && read) {
            return new Emphasis();
        } else if (mark instanceof Mark.Strike && read) {
            return new Strikethrough("~~");
        }
        return null;
    }

    /** Delimiters are sure to be read when they touch a word inside and none outside (CommonMark 6.2, flanking). */
    private static boolean isBoundary(String text, String before, String after) {
        return !text.isEmpty()
                && Character.isLetterOrDigit(text.codePointAt(0))
                && Character.isLetterOrDigit(text.codePointBefore(text.length()))
                && (before.isEmpty() || isSeparator(before.charAt(before.length() - 1)))
                && (after.isEmpty() || isSeparator(after.charAt(0)));
    }

    private static boolean isSeparator(char character) {
        return Character.isWhitespace(character) || "()[]{}.,;:!?\"'\u201c\u201d\u2014\u2013/".indexOf(character) >= 0;
    }
}
