package io.broadsheet.issue;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an issue is. */
@Schema(name = "IssueStatus")
enum IssueStatus {
    /** Being written; the only one that can be changed. */
    @JsonProperty("draft")
    DRAFT,
    /** Waits for its time. */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** Its mails are on their way. */
    @JsonProperty("sending")
    SENDING,
    /** No mail waits any more. */
    @JsonProperty("sent")
    SENT,
    /** When its time came, nothing in it was public: no mail was sent. */
    @JsonProperty("empty")
    EMPTY;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    String code() {
        return code;
    }
}
