package io.broadsheet.webhook;

import io.smallrye.common.net.Inet;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;

/** An address that something can be posted to. Where it leads is looked at when it is connected to: {@link Targets}. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TargetUrl.Validator.class)
@interface TargetUrl {

    int MOST_PORT = 65_535;

    String message() default
            "must be an absolute http(s) address such as https://example.org/hook, in ASCII, without user and fragment";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says yes to null, as constraints do. */
    class Validator implements ConstraintValidator<TargetUrl, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                return text == null || isTarget(new URI(text));
            } catch (URISyntaxException malformed) {
                return false;
            }
        }

        /** What is an address to some and a name to others, such as 2130706433 or 0x7f000001. */
        private static boolean isNumber(String host) {
            String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            String last = name.substring(name.lastIndexOf('.') + 1);
            boolean digit = last.isEmpty() || Character.isDigit(last.charAt(0));
            return digit && !host.startsWith("[") && !Inet.isInet4Address(host);
        }

        private static boolean isTarget(URI url) {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web
                    && url.getHost() != null
                    && !isNumber(url.getHost())
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= MOST_PORT
                    && url.toString().chars().allMatch(character -> character > ' ' && character < 0x7f);
        }
    }
}
