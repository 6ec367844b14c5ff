package io.broadsheet.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What has become of a mail. */
public enum MailState {
    /** Waits for its turn. */
    QUEUED,
    /** Somebody is at it. Nobody else will be, whatever happens. */
    SENDING,
    /** The server has taken it. */
    SENT,
    /** When its turn came there was nothing to say any more. */
    SKIPPED,
    /** It surely was not sent and never will be. */
    FAILED,
    /** It may have been sent. It is not sent again. */
    DOUBTFUL;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** As in the database and on the wire: {@code queued}, {@code sending} and so on. */
    @JsonValue
    public String code() {
        return code;
    }
}
