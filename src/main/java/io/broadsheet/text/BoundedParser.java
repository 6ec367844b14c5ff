package io.broadsheet.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * HTML to a tree that is neither deep nor large. The HTML standard repeats unclosed formatting elements in every
 * paragraph that follows, so a few kilobytes can become millions of elements: they are counted while they are made.
 */
final class BoundedParser {
    private BoundedParser() {}

    /** @throws Rendering.TooComplex when there are more than {@link Sanitiser#MAX_ELEMENTS} elements */
    static Document parse(String html) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.base);
        Parser parser = Parser.htmlParser().setMaxDepth(Sanitiser.MAX_DEPTH);
        try (StreamParser stream = new StreamParser(parser)) {
            stream.parseFragment(html, new Element("body"), "");
            count(stream.iterator());
            for (Node node : stream.completeFragment()) {
                document.body().appendChild(node);
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return document;
    }

    private static void count(Iterator<Element> elements) {
        for (int count = 0; elements.hasNext(); elements.next()) {
            if (++count > Sanitiser.MAX_ELEMENTS) {
                throw new Rendering.TooComplex("there are more than " + Sanitiser.MAX_ELEMENTS + " elements");
            }
        }
    }
}
