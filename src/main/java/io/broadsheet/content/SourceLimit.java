package io.broadsheet.content;

/**
 * Refuses Markdown whose parsing would grow with the square of its length, before it is parsed. Counts from one blank line
 * to the next, which is where tables and paragraphs end.
 */
final class SourceLimit {
    /** A closed link looks at every bracket left open before it: about 6 000 in one paragraph, or fewer in each of many. */
    private static final long MAX_BRACKET_PAIRS = 36_000_000;

    private long cells;
    private long columns;
    private long brackets;
    private long bracketPairs;

    private SourceLimit() {}

    static void check(String markdown) {
        SourceLimit limit = new SourceLimit();
        markdown.lines().forEach(limit::read);
        limit.endParagraph();
    }

    private void read(String line) {
        if (line.isBlank()) {
            endParagraph();
            return;
        }
        brackets += line.chars().filter(character -> character == '[').count();
        if (isDelimiterRow(line)) {
            columns = Math.max(
                    columns,
                    1 + line.chars().filter(character -> character == '|').count());
        }
        countRow();
    }

    /** Every row gets as many cells as the header has, however short it is. */
    private void countRow() {
        cells += columns;
        if (cells > Sanitiser.MAX_ELEMENTS) {
            throw new Rendering.TooComplex("the tables have more than " + Sanitiser.MAX_ELEMENTS + " cells");
        }
    }

    private void endParagraph() {
        columns = 0;
        bracketPairs += brackets * brackets;
        brackets = 0;
        if (bracketPairs > MAX_BRACKET_PAIRS) {
            throw new Rendering.TooComplex("there are too many [ in one paragraph");
        }
    }

    private static boolean isDelimiterRow(String line) {
        return line.indexOf('|') >= 0 && line.chars().allMatch(character -> "|:->\t ".indexOf(character) >= 0);
    }
}
