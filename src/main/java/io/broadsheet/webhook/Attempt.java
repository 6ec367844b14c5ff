package io.broadsheet.webhook;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One try to deliver, as it is kept and shown. */
@Schema(name = "WebhookAttempt", description = "One try to deliver.")
public record Attempt(
        @Schema(required = true) Instant at,
        @Schema(
                        required = true,
                        nullable = true,
                        minimum = "0",
                        description = "Until the status was known, in milliseconds; null if nobody knows.")
                Integer durationMs,
        @Schema(
                        required = true,
                        nullable = true,
                        minimum = "100",
                        maximum = "599",
                        description = "What the target answered; null if it did not.")
                Integer status,
        @Schema(
                        required = true,
                        nullable = true,
                        maxLength = LONGEST_ERROR,
                        description = "Why it failed, beyond the status.")
                String error) {

    static final int LONGEST_ERROR = 200;

    private static final int GONE = 410;

    static Attempt answered(Instant at, Duration took, int status) {
        String error = status >= 300 && status < 400 ? "redirects are not followed" : null;
        return new Attempt(at, (int) took.toMillis(), status, error);
    }

    /** @param error without secrets: it is shown and kept */
    static Attempt failed(Instant at, Duration took, String error) {
        return new Attempt(
                at, (int) took.toMillis(), null, error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
    }

    /** Whoever made it was killed before it was known what came of it. */
    static Attempt lost(Instant at) {
        return new Attempt(at, null, null, "interrupted; it may have arrived");
    }

    boolean succeeded() {
        return status != null && status >= 200 && status < 300;
    }

    /** Whether the target wants nothing any more. */
    boolean meansGone() {
        return status != null && status == GONE;
    }
}
