package io.broadsheet.database;

import java.util.Locale;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;

/** Words for addresses: what stands in a URL in place of a title, a name or a heading. */
public final class Slug {
    /** The longest slug, in characters. */
    public static final int MAX_LENGTH = 80;

    /** Enough of any text to fill a slug, since one character can be transliterated to none. */
    private static final int READ_LENGTH = 1_000;

    private static final Pattern APOSTROPHES = Pattern.compile("['`\u2018\u2019\u02bc]");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /**
     * Words of {@code [a-z0-9]} joined by {@code -}, at most {@value #MAX_LENGTH} characters, cut between words where
     * there is more than one. Other scripts are transliterated; an apostrophe joins ({@code don't} gives {@code dont}).
     *
     * @param fallback returned as it is when the text has no letter or digit that can be transliterated
     */
    public static String of(String text, String fallback) {
        String start = text.length() <= READ_LENGTH ? text : text.substring(0, READ_LENGTH);
        String latin = Junidecode.unidecode(start).toLowerCase(Locale.ROOT);
        String joined = APOSTROPHES.matcher(latin).replaceAll("");
        String words = SEPARATORS.matcher(joined).replaceAll("-");
        String slug = cut(words.startsWith("-") ? words.substring(1) : words);
        return slug.isEmpty() ? fallback : slug;
    }

    private static String cut(String words) {
        String slug = words;
        if (slug.length() > MAX_LENGTH) {
            int end = slug.lastIndexOf('-', MAX_LENGTH);
            slug = slug.substring(0, end > 0 ? end : MAX_LENGTH);
        }
        return slug.endsWith("-") ? slug.substring(0, slug.length() - 1) : slug;
    }
}
