package io.broadsheet.text;

import java.util.List;
import org.jsoup.nodes.Document;

/**
 * A body in every shape it is served in, made once, when it is written. Markdown and HTML take the same way: to a tree,
 * through the {@link Sanitiser}, and from there to all the rest. Nothing in it depends on the site or on time.
 *
 * @param html safe to put into any page: allow-listed elements and attributes, addresses that are http, https, mailto, tel
 *     or relative, ids only on headings, footnotes and named places
 * @param markdown the source as it was given, or what was made from the HTML
 * @param text without markup and entities
 * @param blocks the same content for frontends that do not touch HTML
 * @param outline the headings
 * @param hashtags the {@code #Words} of the text without {@code #}, at most 100 of at most 100 characters
 * @param wordCount words, and characters of Chinese and Japanese
 * @param readingMinutes rounded up: 0 only for a body without words
 */
public record Rendering(
        String html,
        String markdown,
        String text,
        List<Block> blocks,
        List<OutlineHeading> outline,
        List<String> hashtags,
        int wordCount,
        int readingMinutes) {

    /** Stored beside each rendering. Raise it when the same source gives something else, so that old ones are redone. */
    public static final int VERSION = 3;

    /**
     * Renders CommonMark with tables, strikethrough, task lists, footnotes, bare addresses and HTML.
     *
     * @throws TooComplex see there
     */
    public static Rendering ofMarkdown(String markdown) {
        Document document = Sanitiser.sanitise(MarkdownParser.html(markdown));
        return of(document, BlockBuilder.of(document), markdown);
    }

    /**
     * Renders HTML, a fragment or a whole page.
     *
     * @throws TooComplex see there
     */
    public static Rendering ofHtml(String html) {
        Document document = Sanitiser.sanitise(html);
        List<Block> blocks = BlockBuilder.of(document);
        return of(document, blocks, MarkdownWriter.markdown(blocks));
    }

    private static Rendering of(Document document, List<Block> blocks, String markdown) {
        String text = PlainText.of(blocks);
        WordCount count = WordCount.of(text);
        return new Rendering(
                document.body().html(),
                markdown,
                text,
                blocks,
                Anchors.outline(document),
                Hashtags.of(blocks),
                count.total(),
                count.readingMinutes());
    }

    /** The hashtags of plain text. */
    public static List<String> hashtags(String plain) {
        return Hashtags.of(List.of(new Block.Paragraph(List.of(new Span(plain, List.of())))));
    }

    /**
     * The beginning of the running text: at most 200 characters with the ellipsis, in whole words, headings and code
     * only if there is nothing else; {@code null} when there is no text.
     */
    public String excerpt() {
        return Excerpt.of(blocks);
    }

    /**
     * The source becomes more than a server should make of it: more than 50 000 elements or cells, or 4 MiB by reference;
     * about 6 000 {@code [} or 20 000 lines without a blank line between them (or more of both in several such stretches);
     * or HTML that means something else each time it is parsed. The message says which, for the author.
     */
    public static final class TooComplex extends RuntimeException {
        TooComplex(String message) {
            super(message);
        }
    }
}
