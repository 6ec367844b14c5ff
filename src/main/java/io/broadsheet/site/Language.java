package io.broadsheet.site;

import java.util.Arrays;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Language tags (BCP 47, RFC 5646) as this service takes and keeps them. */
public final class Language {

    private static final int LONGEST = 35;
    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

    private Language() {}

    /**
     * The tag in its usual case (RFC 5646, section 2.1.1): {@code pt-BR}, {@code zh-Hant}.
     *
     * @return nothing if it is not well-formed, longer than {@value #LONGEST} characters, or of a two-letter language that
     *     ISO 639 does not know
     */
    public static Optional<String> canonical(String tag) {
        if (tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // Java writes scripts and regions as it should, and variants as they come.
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.toLowerCase(Locale.ROOT))
                    .build();
            boolean known = locale.getLanguage().length() == 3 || TWO_LETTERS.contains(locale.getLanguage());
            return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException invalid) {
            return Optional.empty();
        }
    }

    /** Tags that are in use somewhere, for whoever has misspelt one. */
    public static Collection<String> examples() {
        Set<String> tags = new TreeSet<>();
        Arrays.stream(Locale.getAvailableLocales()).map(Locale::toLanguageTag).forEach(tags::add);
        return tags;
    }
}
