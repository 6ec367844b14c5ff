package io.broadsheet.signup;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import java.util.Set;

/** The words of a language that mails and pages are written in; English where there are none. */
public final class Wording {

    /** Beside English. */
    private static final Set<String> LANGUAGES = Set.of("de");

    private Wording() {}

    /** The language that is used for a newsletter's. @param language BCP 47 */
    public static String language(String language) {
        String wanted = Locale.forLanguageTag(language).getLanguage();
        return LANGUAGES.contains(wanted) ? wanted : "en";
    }

    static SignupMessages in(String language) {
        return MessageBundles.get(SignupMessages.class, Localized.Literal.of(language(language)));
    }
}
