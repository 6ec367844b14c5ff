package io.broadsheet.site;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

/** A name of the IANA time zone database, such as Europe/Brussels. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TimeZone.Validator.class)
@interface TimeZone {

    String message() default "must be a time zone such as Europe/Brussels";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says yes to null, as constraints do. */
    class Validator implements ConstraintValidator<TimeZone, String> {

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name == null || ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
