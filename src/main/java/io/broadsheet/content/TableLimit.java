package io.broadsheet.content;

/**
 * Refuses Markdown tables that would be filled up to millions of cells: every row gets as many cells as the header has,
 * so that a wide header above many short rows grows with the square of its source.
 */
final class TableLimit {
    private TableLimit() {}

    static void check(String markdown) {
        long columns = 0;
        long cells = 0;
        for (String line : (Iterable<String>) markdown.lines()::iterator) {
            if (line.isBlank()) {
                columns = 0;
            } else if (isDelimiterRow(line)) {
                columns = Math.max(
                        columns,
                        line.chars().filter(character -> character == '|').count() + 1);
            }
            cells += columns;
            if (cells > Sanitiser.MAX_ELEMENTS) {
                throw new Rendering.TooComplex("a table has too many cells");
            }
        }
    }

    private static boolean isDelimiterRow(String line) {
        return line.indexOf('|') >= 0 && line.chars().allMatch(character -> "|:->\t ".indexOf(character) >= 0);
    }
}
