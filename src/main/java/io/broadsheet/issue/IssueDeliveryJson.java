package io.broadsheet.issue;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.Mail;
import io.broadsheet.signup.Subscription;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of what came of an issue's mails. */
final class IssueDeliveryJson {

    private IssueDeliveryJson() {}

    @Schema(name = "IssueDeliveryView", description = "A mail of an issue, and what has become of it.")
    public record View(
            @Schema(required = true, description = "The id of the subscription.") UUID subscription,
            @Schema(required = true, maxLength = EmailAddress.MAX_LENGTH) String email,
            @Schema(
                            required = true,
                            enumeration = {"queued", "sending", "sent", "skipped", "failed", "doubtful"},
                            description = "`doubtful`: it may have been sent, and is not sent again.")
                    String state,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 500,
                            description = "Why it was not sent, or not yet, in the words of the mail server.")
                    String failure,
            @Schema(required = true, nullable = true, description = "When it was sent, or given up.") Instant at) {

        static View of(Subscription subscription, Mail mail) {
            return new View(
                    subscription.id(),
                    subscription.subscriber().email(),
                    mail.state().code(),
                    mail.failure().orElse(null),
                    mail.finishedAt().orElse(null));
        }
    }
}
