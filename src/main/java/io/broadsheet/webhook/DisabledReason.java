package io.broadsheet.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing is sent to a target. */
@Schema(name = "WebhookDisabledReason")
enum DisabledReason {
    /** Somebody wanted it so. */
    @JsonProperty("request")
    REQUEST,
    /** The target has answered that it is gone for good. */
    @JsonProperty("gone")
    GONE,
    /** There was no success for a day. */
    @JsonProperty("failures")
    FAILURES;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    String code() {
        return code;
    }
}
