package io.broadsheet.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Marks words in a text. What it gives is HTML: the text, escaped, with {@code <mark>} and nothing else.
 *
 * @param words to mark, as {@link SearchText} has them
 * @param phrases to mark as they stand, of scripts whose words are not parted
 */
public record Highlighter(Set<String> words, Set<String> phrases) {

    private static final int MOST_FRAGMENTS = 2;

    /** Characters of a fragment, and of those before its first mark. */
    private static final int FRAGMENT = 200;

    private static final int LEAD = 60;

    /** The whole text with its marks, or null if it has none. */
    public String whole(String text) {
        BitSet marked = marked(text);
        return marked.isEmpty() ? null : html(text, marked, 0, text.length());
    }

    /** The first two places with a mark, cut between words where that is possible; empty without any. */
    public List<String> fragments(String text) {
        BitSet marked = marked(text);
        List<String> fragments = new ArrayList<>();
        int to = 0;
        int at = marked.nextSetBit(0);
        while (at >= 0 && fragments.size() < MOST_FRAGMENTS) {
            int from = start(text, Math.max(at - LEAD, to), at);
            to = end(text, Math.max(from + FRAGMENT, marked.nextClearBit(at)));
            fragments.add(
                    (from > 0 ? "…" : "") + html(text, marked, from, to).strip() + (to < text.length() ? "…" : ""));
            at = marked.nextSetBit(to);
        }
        return fragments;
    }

    private static int start(String text, int earliest, int mark) {
        int blank = earliest == 0 ? 0 : blankFrom(text, earliest, mark);
        return blank < 0 ? mark : blank;
    }

    private static int end(String text, int wanted) {
        if (wanted >= text.length()) {
            return text.length();
        }
        int blank = blankFrom(text, wanted, Math.min(wanted + LEAD, text.length()));
        int end = blank < 0 ? wanted : blank;
        return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    private static int blankFrom(String text, int from, int to) {
        for (int index = from; index < to; index++) {
            if (Character.isWhitespace(text.charAt(index))) {
                return index;
            }
        }
        return -1;
    }

    /** The characters that are to be marked. */
    private BitSet marked(String text) {
        BitSet marked = new BitSet();
        int start = 0;
        while (start < text.length()) {
            int end = wordEnd(text, start);
            if (end > start && words.contains(SearchText.of(text.substring(start, end)))) {
                marked.set(start, end);
            }
            start = end > start ? end : start + Character.charCount(text.codePointAt(start));
        }
        for (String phrase : phrases) {
            for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length())) {
                marked.set(at, at + phrase.length());
            }
        }
        return marked;
    }

    /** Where the word that begins here ends; here if none begins. */
    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            boolean goesOn = SearchText.isOfWord(character) && !SearchText.isUnbroken(character)
                    || end > start && SearchText.isInvisible(character);
            if (!goesOn) {
                break;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private static String html(String text, BitSet marked, int from, int to) {
        StringBuilder html = new StringBuilder();
        for (int index = from; index < to; index++) {
            if (marked.get(index) && (index == from || !marked.get(index - 1))) {
                html.append("<mark>");
            }
            char character = text.charAt(index);
            switch (character) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t' -> html.append(' ');
                default -> html.append(character);
            }
            if (marked.get(index) && (index + 1 == to || !marked.get(index + 1))) {
                html.append("</mark>");
            }
        }
        return html.toString();
    }
}
