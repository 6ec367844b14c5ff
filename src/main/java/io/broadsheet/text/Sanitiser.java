package io.broadsheet.text;

import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;

/**
 * HTML of anybody to HTML that runs nothing, wherever it is put.
 *
 * <p>What comes out is parsed and sanitised again until nothing changes, so that a browser, which parses it once more,
 * sees the tree that was checked and not one that the rules of HTML parsing made of it (mutation XSS).
 */
final class Sanitiser {
    /** Elements inside one another; what stands deeper is moved up by the parser. */
    static final int MAX_DEPTH = 100;

    static final int MAX_ELEMENTS = 50_000;

    private static final int MAX_PASSES = 8;

    private static final Cleaner CLEANER = new Cleaner(new Allowed());

    private Sanitiser() {}

    /**
     * A document whose body is safe, with ids on its headings, and whose serialisation sanitises to itself.
     *
     * @throws Rendering.TooComplex when it is too large, or does not settle
     */
    static Document sanitise(String html) {
        String before = html;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            Document document = pass(BoundedParser.parse(before));
            String after = document.body().html();
            if (after.equals(before)) {
                return document;
            }
            before = after;
        }
        throw new Rendering.TooComplex("the HTML is nested in a way that means something else each time it is read");
    }

    private static Document pass(Document raw) {
        Replacements.apply(raw);
        WebAddress.check(raw);
        Document clean = CLEANER.clean(raw);
        clean.outputSettings(raw.outputSettings());
        Anchors.assign(clean);
        return clean;
    }
}
