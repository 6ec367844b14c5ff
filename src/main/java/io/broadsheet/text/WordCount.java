package io.broadsheet.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Locale;

/** How long a text is to a reader. */
record WordCount(int words, int ideographs) {
    private static final double WORDS_PER_MINUTE = 230;

    /** Readers of Chinese and Japanese take in about this many characters a minute. */
    private static final double IDEOGRAPHS_PER_MINUTE = 500;

    /** Words as Unicode breaks them; each Chinese or Japanese character counts as one, as word processors do. */
    static WordCount of(String text) {
        int words = 0;
        int ideographs = 0;
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            int first = text.codePointAt(start);
            if (isIdeograph(first)) {
                ideographs += (int) text.substring(start, end)
                        .codePoints()
                        .filter(WordCount::isIdeograph)
                        .count();
            } else if (Character.isLetterOrDigit(first)) {
                words++;
            }
        }
        return new WordCount(words, ideographs);
    }

    int total() {
        return words + ideographs;
    }

    int readingMinutes() {
        return (int) Math.ceil(words / WORDS_PER_MINUTE + ideographs / IDEOGRAPHS_PER_MINUTE);
    }

    private static boolean isIdeograph(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return Character.isLetter(codePoint)
                && (script == UnicodeScript.HAN
                        || script == UnicodeScript.HIRAGANA
                        || script == UnicodeScript.KATAKANA);
    }
}
