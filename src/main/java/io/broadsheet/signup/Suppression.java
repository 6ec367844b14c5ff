package io.broadsheet.signup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why nothing is sent to an address any more, whatever it has signed up to. */
public enum Suppression {
    /** Mail to it comes back for good. */
    @JsonProperty("bounced")
    BOUNCED,
    /** Its owner has called a mail unwanted. */
    @JsonProperty("complained")
    COMPLAINED;

    /** As rows have it; null for null. */
    static Suppression of(String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
