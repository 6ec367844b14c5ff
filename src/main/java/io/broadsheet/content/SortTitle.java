package io.broadsheet.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key that titles are sorted by: without case, accents and leading punctuation, so that the order is the same on every
 * database, whatever collation it has.
 */
final class SortTitle {

    /** Characters; what follows never decides. An index row holds less than 3 kB. */
    private static final int LENGTH = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern LEADING = Pattern.compile("^[^\\p{L}\\p{N}]+");

    private SortTitle() {}

    static String of(String title) {
        String bare =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String key = LEADING.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
        if (key.isEmpty()) {
            key = title;
        }
        return key.length() <= LENGTH
                ? key
                : key.substring(0, key.offsetByCodePoints(0, key.codePointCount(0, LENGTH) - 1));
    }
}
