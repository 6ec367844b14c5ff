package io.broadsheet.text;

/**
 * Refuses Markdown whose parsing would grow with the square of its length, before it is parsed. Counts from one blank line
 * to the next, which is where tables and paragraphs end.
 */
final class SourceLimit {
    /** A closed link looks at every bracket left open before it: about 6 000 in one paragraph, or fewer in each of many. */
    private static final long MAX_BRACKET_PAIRS = 36_000_000;

    /** A line that may begin a list or a table has all lines of its paragraph copied: about 20 000 in one paragraph. */
    private static final long MAX_LINE_PAIRS = 400_000_000;

    private long lines;
    private long linePairs;
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
        if (consistsOf(line, " \t")) {
            endParagraph();
            return;
        }
        lines++;
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
        linePairs += lines * lines;
        lines = 0;
        bracketPairs += brackets * brackets;
        brackets = 0;
        if (linePairs > MAX_LINE_PAIRS) {
            throw new Rendering.TooComplex("there are too many lines without a blank one between them");
        }
        if (bracketPairs > MAX_BRACKET_PAIRS) {
            throw new Rendering.TooComplex("there are too many [ without a blank line between them");
        }
    }

    private static boolean isDelimiterRow(String line) {
        return line.indexOf('|') >= 0 && consistsOf(line, "|:->\t ");
    }

    private static boolean consistsOf(String line, String characters) {
        return line.chars().allMatch(character -> characters.indexOf(character) >= 0);
    }
}
