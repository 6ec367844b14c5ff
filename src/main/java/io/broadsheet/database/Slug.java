package io.broadsheet.database;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.gcardone.junidecode.Junidecode;

/** Words for addresses: what stands in a URL in place of a title, a name or a heading. */
public final class Slug {
    /** The longest slug that is made, in characters. */
    public static final int MAX_LENGTH = 80;

    /** The longest slug that is taken as given, in characters. */
    public static final int MAX_GIVEN = 200;

    /**
     * What a given slug may look like: letters and digits of any script with {@code - _ .} between them. Never shaped like
     * an id, and without an ending that asks for a format.
     */
    public static final String PATTERN =
            "^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)(?!.*\\.(html|md|txt)$)(?!.*\\.\\.)"
                    + "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}._-]*[\\p{L}\\p{M}\\p{N}])?$";

    /** {@link #PATTERN} in words. */
    public static final String RULE =
            "must be letters and digits with - _ . between them, not shaped like an id, not ending in .html, .md or .txt";

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

    /** What to try in turn where a made slug may be taken: as it is, numbered from 2 to 5, then with a random ending. */
    public static Stream<String> candidates(String slug) {
        return Stream.concat(
                Stream.concat(Stream.of(slug), IntStream.rangeClosed(2, 5).mapToObj(number -> slug + "-" + number)),
                Stream.generate(() -> slug + "-" + UUID.randomUUID().toString().substring(0, 8)));
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
