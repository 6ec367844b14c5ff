package io.broadsheet.site;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** A well-formed BCP 47 tag (RFC 5646) whose language ISO 639 knows, at most 35 characters. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Validator.class)
public @interface LanguageTag {

    String message() default "must be a BCP 47 language tag such as en or pt-BR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says yes to null, as constraints do. */
    class Validator implements ConstraintValidator<LanguageTag, String> {

        private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

        @Override
        public boolean isValid(String tag, ConstraintValidatorContext context) {
            return tag == null || isLanguageTag(tag);
        }

        public static boolean isLanguageTag(String tag) {
            if (tag.length() > 35) {
                return false;
            }
            try {
                String language =
                        new Locale.Builder().setLanguageTag(tag).build().getLanguage();
                return language.length() == 3 || LANGUAGES.contains(language);
            } catch (IllformedLocaleException invalid) {
                return false;
            }
        }
    }
}
