package io.broadsheet.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Text as the database's parser of words is to see it: of words and blanks alone, so that it takes nothing for a tag, an
 * address, a file name or a compound.
 */
public final class SearchText {

    /** Characters that are searched of a text; behind them it is only shown. */
    public static final int LONGEST = 200_000;

    private static final Set<UnicodeScript> UNBROKEN = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int PROLONGED_SOUND_MARK = 0x30fc;
    private static final int ZERO_WIDTH_SPACE = 0x200b;

    private SearchText() {}

    /**
     * Each character of a script that does not part words becomes a word, so that any part of a run of them is found as a
     * phrase. What is invisible within a word is left out, so that the word is found however it may be hyphenated.
     *
     * @param text null for none
     */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .filter(character -> !isInvisible(character))
                .forEach(character -> {
                    words.appendCodePoint(isOfWord(character) ? character : ' ');
                    if (isUnbroken(character)) {
                        words.append(' ');
                    }
                });
        return words.toString();
    }

    /** Whether it is a letter, a digit or a mark on one. */
    public static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || (1 << Character.getType(character)
                                & (1 << Character.NON_SPACING_MARK
                                        | 1 << Character.COMBINING_SPACING_MARK
                                        | 1 << Character.ENCLOSING_MARK))
                        != 0;
    }

    /** Whether nothing shows and no word ends there, as at a soft hyphen, a joiner, a change of direction. */
    static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT && character != ZERO_WIDTH_SPACE;
    }

    /** Whether it belongs to a script that is written without blanks between words, or, like Hangul, with few. */
    public static boolean isUnbroken(int character) {
        return isOfWord(character)
                && (character == PROLONGED_SOUND_MARK || UNBROKEN.contains(UnicodeScript.of(character)));
    }
}
