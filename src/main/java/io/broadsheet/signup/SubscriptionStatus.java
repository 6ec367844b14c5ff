package io.broadsheet.signup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How it stands between somebody and a newsletter. Only {@link #CONFIRMED} gets its issues. */
public enum SubscriptionStatus {
    /** Asked to confirm, and has not yet. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("confirmed")
    CONFIRMED,
    /** Has left. */
    @JsonProperty("unsubscribed")
    UNSUBSCRIBED,
    /** The address does not exist any more, or its owner has complained. */
    @JsonProperty("bounced")
    BOUNCED;

    /** As rows and parameters have it. */
    static SubscriptionStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
