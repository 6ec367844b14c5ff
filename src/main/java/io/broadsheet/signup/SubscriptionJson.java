package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of what the publisher sees of signups. */
final class SubscriptionJson {

    private SubscriptionJson() {}

    @Schema(name = "SubscriptionView", description = "Somebody who has signed up to a newsletter.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, description = "The id of the subscriber.") UUID subscriber,
            @Schema(required = true, maxLength = EmailAddress.MAX_LENGTH) String email,
            @Schema(required = true, nullable = true, maxLength = 200) String name,
            @Schema(required = true) SubscriptionStatus status,
            @Schema(required = true, nullable = true, maxLength = 200, description = "Where it was signed up.")
                    String source,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true, nullable = true) Instant confirmedAt,
            @Schema(required = true, nullable = true, description = "When it was left, or bounced.") Instant endedAt) {

        static View of(Subscription subscription) {
            return new View(
                    subscription.id(),
                    subscription.subscriber().id(),
                    subscription.subscriber().email(),
                    subscription.subscriber().name(),
                    subscription.status(),
                    subscription.source(),
                    subscription.createdAt(),
                    subscription.confirmedAt(),
                    subscription.endedAt());
        }
    }

    @Schema(name = "SignupStatistics", description = "What happened to a newsletter's signups, day by day.")
    public record Statistics(
            @Schema(required = true, maxLength = 100, description = "Of the site: where its days begin.")
                    String timeZone,
            @Schema(required = true, maxItems = SignupStatistics.MOST_DAYS) List<Day> days) {}

    @Schema(name = "SignupDay", description = "How many of each step were taken on a day.")
    public record Day(
            @Schema(required = true) LocalDate date,
            @Schema(required = true, minimum = "0") long requested,
            @Schema(required = true, minimum = "0") long confirmed,
            @Schema(required = true, minimum = "0") long imported,
            @Schema(required = true, minimum = "0") long unsubscribed,
            @Schema(required = true, minimum = "0") long bounced,
            @Schema(required = true, minimum = "0") long complained) {}

    @Schema(name = "ImportResult", description = "What an import has done. The numbers add up to its rows.")
    public record ImportResult(
            @Schema(required = true, minimum = "0", description = "Now confirmed, since they have agreed elsewhere.")
                    int confirmed,
            @Schema(required = true, minimum = "0", description = "Asked by mail to confirm.") int asked,
            @Schema(
                            required = true,
                            minimum = "0",
                            description = "Confirmed already, or asked as often as may be within a day.")
                    int unchanged,
            @Schema(
                            required = true,
                            minimum = "0",
                            description = "Not brought back: they have left, bounced, complained or been erased.")
                    int refused,
            @Schema(required = true, minimum = "0", description = "Rows without an address that could be one.")
                    int invalid,
            @Schema(
                            required = true,
                            maxItems = SignupImport.MOST_ERRORS,
                            description = "The first of the invalid rows.")
                    List<ImportError> errors) {}

    @Schema(name = "ImportError", description = "A row that could not be read.")
    public record ImportError(
            @Schema(required = true, minimum = "2", description = "Its line in the file, from 1 on.") long line,
            @Schema(required = true, maxLength = 500) String detail) {}
}
