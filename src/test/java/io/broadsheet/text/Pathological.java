package io.broadsheet.text;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** A body that is built to take long, of any length. */
record Pathological(String name, IntFunction<String> text) {

    /** About so many characters, never more. */
    String ofLength(int length) {
        String whole = text.apply(length);
        return whole.length() <= length ? whole : whole.substring(0, length);
    }

    @Override
    public String toString() {
        return name;
    }

    /** @param pattern with escapes as in Java */
    static Pathological repeated(String pattern) {
        String unescaped = StringEscapeUtils.unescapeJava(pattern);
        return new Pathological("repeated: " + pattern, length -> unescaped.repeat(length / unescaped.length()));
    }

    /** What is more than a repeated pattern. */
    static Stream<Pathological> built() {
        return Stream.of(
                numbered("lists, each deeper", level -> "  ".repeat(level % 1_000) + "- a\n"),
                numbered("quotes, each deeper", level -> "> ".repeat(level % 1_000) + "a\n"),
                numbered("quotes and lists, each deeper", level -> "> - ".repeat(level % 100) + "a\n"),
                numbered("backticks, each one more", count -> "a" + "`".repeat(count % 1_000)),
                numbered("stars, each one more", count -> "a" + "*".repeat(count % 1_000)),
                numbered("definitions", id -> "[r" + id + "]: /" + id + "\n"),
                numbered("footnotes that refer to the next", id -> "[^" + id + "]: a[^" + (id + 1) + "]\n\n"),
                numbered(
                        "footnotes inside footnotes",
                        id -> "    ".repeat(id % 80) + "[^" + id + "]: a[^" + id + "]\n\n"),
                numbered("headings", id -> "# a " + id + "\n"),
                numbered("headings that want each other's id", id -> "# a\n# a " + id + "\n"),
                numbered("hashtags", id -> "#tag" + id + " "),
                numbered("named places, and links to them", id -> "<a id=a" + id + " href='#a" + id + "'>"),
                numbered("attributes", id -> (id == 0 ? "a <a" : "") + " a" + id + "=1"),
                numbered("unclosed elements that differ", id -> id < 200 ? "<b a=" + id + ">" : "<p>"),
                halves("brackets inside brackets", "[", "]"),
                halves("links inside links", "[", "](b)"),
                halves("brackets in an address", "[a](" + "(".repeat(20), ")"),
                halves("emphasis opened, then closed", "*a ", "b* "),
                halves("strong opened, emphasis closed", "**a ", "b* "),
                halves("divs opened, then closed", "<div>", "</div>"),
                halves("formatting opened, then closed crosswise", "<a><b>", "</a></b>"),
                halves("comments, then players", "<!---->", "<iframe src=//a.b></iframe>"),
                halves("a wide table, then short rows", "a|", "\n-|\na|\n"),
                halves("lines, then the delimiter of a table", "a\n", "-|-\n"),
                after("a long address, used often", "[a]: /" + "y".repeat(20_000) + "\n\n", "[a]\n\n"),
                after("one footnote, referred to often", "[^a]: x\n\n", "[^a] "),
                after("a title without end", "[a]: b\n\"", "c\n"),
                after("escaped pipes", "a|b\n-|-\n", "\\|"),
                after("a comment of hyphens", "a <!--", "-"),
                after("comments without end", "a ", "<!-- a "),
                after("instructions without end", "a ", "<? a "),
                after("spaces in a tag", "a <a", " "),
                after("text in a table", "<table>", "a<b>"),
                after("wrong end tags", "<span>".repeat(90), "</x>"),
                after("inputs in an item", "<ul><li>", " <input type=checkbox>"),
                after("a long class", "<pre class='", " lang-"),
                after("spaces in an address", "<a href='", " "),
                after("an address of many colons", "<a href='", "a%3a"),
                after("an address of many parameters", "https://www.youtube.com/watch?", "&v="),
                after("a long host", "https://", "a."),
                after("a long hashtag", "#", "a\u0301"),
                after("a long entity", "&", "a"),
                after("a long number", "&#", "1"),
                after("a long word", "", "a"),
                after("a long line", "", "word "),
                new Pathological("a header of pipes", length -> ("|".repeat(length / 2 - 1) + "\n").repeat(2)),
                new Pathological("as many columns as rows", Pathological::table),
                new Pathological("footnotes that all refer to all", Pathological::footnotes));
    }

    private static Pathological numbered(String name, IntFunction<String> part) {
        return new Pathological(name, length -> {
            StringBuilder text = new StringBuilder();
            for (int number = 0; text.length() < length; number++) {
                text.append(part.apply(number));
            }
            return text.toString();
        });
    }

    private static Pathological halves(String name, String first, String second) {
        return new Pathological(
                name,
                length -> first.repeat(length / 2 / first.length()) + second.repeat(length / 2 / second.length()));
    }

    private static Pathological after(String name, String beginning, String repeated) {
        return new Pathological(name, length -> beginning + repeated.repeat(length / repeated.length()));
    }

    private static String table(int length) {
        int columns = (int) Math.sqrt(length / 2);
        String row = "a|".repeat(columns) + "\n";
        return row + "-|".repeat(columns) + "\n" + row.repeat(columns);
    }

    private static String footnotes(int length) {
        int count = (int) Math.sqrt(length / 6);
        String references =
                IntStream.range(0, count).mapToObj(id -> "[^" + id + "]").collect(Collectors.joining());
        return IntStream.range(0, count)
                .mapToObj(id -> "[^" + id + "]: " + references)
                .collect(Collectors.joining("\n\n"));
    }
}
