package io.broadsheet.signup;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.EmailText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Bounces}. */
final class BounceJson {

    static final int MOST = 1000;

    private BounceJson() {}

    /** What has happened to a mail. */
    @Schema(name = "BounceType")
    public enum Type {
        @JsonProperty("bounce")
        BOUNCE,
        @JsonProperty("complaint")
        COMPLAINT;

        /** As on the wire, where a wrong one is answered with the right ones. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "BounceReport", description = "What came back, as a mail service tells it.")
    public record Report(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid Event> events) {}

    @Schema(name = "BounceEvent", description = "A mail that came back, or was called unwanted.")
    public record Event(
            @NotNull Type type,
            @NotBlank @EmailText @Size(max = EmailAddress.MAX_LENGTH) @Schema(examples = "ada@example.org")
                    String email,
            @Schema(
                            description = "Of a bounce, whether the address is of no use any more; true if absent.",
                            defaultValue = "true")
                    Boolean permanent,
            @Size(max = 500) @Schema(description = "Kept with it, such as the reply of the server.") String reason,
            @Schema(
                            description =
                                    "When; now if absent. An event of the same address, type and instant is the same"
                                            + " event.")
                    Instant at) {

        EmailAddress address() {
            return EmailAddress.parse(email).orElseThrow();
        }

        /** Whether mail may get through another time. */
        boolean passes() {
            return Boolean.FALSE.equals(permanent);
        }
    }

    @Schema(name = "BounceCounts", description = "What has become of the events.")
    public record Counts(
            @Schema(required = true, minimum = "0", description = "Events of addresses that are known.") int known,
            @Schema(required = true, minimum = "0", description = "Events of others, which change nothing.")
                    int unknown) {}
}
