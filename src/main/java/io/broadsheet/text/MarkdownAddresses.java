package io.broadsheet.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Replaces the addresses in Markdown and leaves every other character as its author wrote it: the parser says where links,
 * images and tags stand, so that code and escaped brackets are not taken for any.
 */
final class MarkdownAddresses extends AbstractVisitor {

    /** What follows the text of a link; a link by reference has its address elsewhere. */
    private static final Pattern INLINE =
            Pattern.compile("]\\(\\s*(?:<([^<>\\n]+)>|([^\\s<]\\S*?))(?:\\s.*)?\\)", Pattern.DOTALL);

    private static final Pattern DEFINITION = Pattern.compile("]:\\s*(?:<([^<>\\n]+)>|([^\\s<]\\S*))");
    private static final Pattern TAG = Pattern.compile("<(?:a|img|blockquote)\\s[^>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s(?:href|src|cite)\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"'=<>`]+))", Pattern.CASE_INSENSITIVE);

    private final String source;
    private final UnaryOperator<String> change;

    /** The places of addresses, by where they begin. */
    private final TreeMap<Integer, Integer> places = new TreeMap<>();

    private MarkdownAddresses(String source, UnaryOperator<String> change) {
        this.source = source;
        this.change = change;
    }

    static String replace(String markdown, UnaryOperator<String> change) {
        MarkdownAddresses addresses = new MarkdownAddresses(markdown, change);
        MarkdownParser.located(markdown).accept(addresses);
        return addresses.replaced();
    }

    @Override
    public void visit(Link link) {
        destination(link, 1);
        super.visit(link);
    }

    @Override
    public void visit(Image image) {
        destination(image, 2);
        super.visit(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        Matcher address = matcher(DEFINITION, definition);
        if (address.find()) {
            found(address.toMatchResult());
        }
    }

    @Override
    public void visit(HtmlInline html) {
        attributes(html);
    }

    @Override
    public void visit(HtmlBlock html) {
        attributes(html);
    }

    /** @param opening characters before the text */
    private void destination(Node node, int opening) {
        Node last = node.getLastChild();
        int start = last == null || last.getSourceSpans().isEmpty() ? start(node) + opening : end(last);
        Matcher address = INLINE.matcher(source).region(start, end(node));
        if (address.matches()) {
            found(address.toMatchResult());
        }
    }

    private void attributes(Node html) {
        Matcher tags = matcher(TAG, html);
        while (tags.find()) {
            ATTRIBUTE.matcher(source).region(tags.start(), tags.end()).results().forEach(this::found);
        }
    }

    private Matcher matcher(Pattern pattern, Node node) {
        return pattern.matcher(source).region(start(node), end(node));
    }

    /** Of the groups one has matched. */
    private void found(MatchResult address) {
        IntStream.rangeClosed(1, address.groupCount())
                .filter(group -> address.start(group) >= 0)
                .forEach(group -> places.put(address.start(group), address.end(group)));
    }

    private String replaced() {
        StringBuilder text = new StringBuilder();
        int written = 0;
        for (Map.Entry<Integer, Integer> place : places.entrySet()) {
            text.append(source, written, place.getKey())
                    .append(change.apply(source.substring(place.getKey(), place.getValue())));
            written = place.getValue();
        }
        return text.append(source, written, source.length()).toString();
    }

    private static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        return last.getInputIndex() + last.getLength();
    }
}
