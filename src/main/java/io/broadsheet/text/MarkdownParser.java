package io.broadsheet.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, strikethrough, task lists, footnotes and bare addresses, to HTML that nobody may trust yet. */
final class MarkdownParser {
    /** A list takes two containers for each level, so this is what blocks nest to, and the document. */
    private static final int MAX_CONTAINERS = 2 * BlockBuilder.MAX_DEPTH + 1;

    private static final int MAX_INLINE_NESTING = 30;

    static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create(),
            AutolinkExtension.create());

    private static final Parser PARSER = parser(IncludeSourceSpans.NONE);
    private static final Parser LOCATING_PARSER = parser(IncludeSourceSpans.BLOCKS_AND_INLINES);

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .percentEncodeUrls(true)
            .build();

    private MarkdownParser() {}

    private static Parser parser(IncludeSourceSpans spans) {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .maxOpenBlockParsers(MAX_CONTAINERS)
                .maxInlineNesting(MAX_INLINE_NESTING)
                .includeSourceSpans(spans)
                .build();
    }

    /** The tree, whose nodes know where they stand. @throws Rendering.TooComplex as for {@link #html} */
    static Node located(String markdown) {
        SourceLimit.check(markdown);
        return LOCATING_PARSER.parse(markdown);
    }

    /** @throws Rendering.TooComplex when short source would become a great deal of HTML */
    static String html(String markdown) {
        SourceLimit.check(markdown);
        BoundedOutput output = new BoundedOutput();
        RENDERER.render(PARSER.parse(markdown), output);
        return output.toString();
    }

    /** One definition of a long address can be referred to from many places: without a bound, 500 kB become gigabytes. */
    private static final class BoundedOutput implements Appendable {
        private static final int MAX_CHARACTERS = 4 << 20;

        private final StringBuilder html = new StringBuilder();

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            if (html.length() + end - start > MAX_CHARACTERS) {
                throw new Rendering.TooComplex("the text repeats too much by reference");
            }
            html.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char character) {
            html.append(character);
            return this;
        }

        @Override
        public String toString() {
            return html.toString();
        }
    }
}
