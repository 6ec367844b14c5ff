package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.Mail;
import io.broadsheet.mail.MailState;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterJson;
import io.broadsheet.newsletter.NewsletterRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Subscriber}. */
final class SubscriberJson {

    private SubscriberJson() {}

    @Schema(name = "SubscriberView", description = "Everything that is held on somebody.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = EmailAddress.MAX_LENGTH, description = "As given.") String email,
            @Schema(required = true, nullable = true, maxLength = 200) String name,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant updatedAt,
            @Schema(required = true, nullable = true, description = "No issue is sent until then.") Instant pausedUntil,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "Why nothing is sent there any more: mail came back, or was called unwanted.")
                    Suppression suppressed,
            @Schema(
                            required = true,
                            maxItems = Bounces.DAYS,
                            description = "Days (UTC) of the last thirty on which mail came back for the time being.")
                    List<LocalDate> transientBounces,
            @Schema(required = true, maxItems = NewsletterRepository.MOST) List<Held> subscriptions,
            @Schema(
                            required = true,
                            maxItems = ConsentReceiptRepository.MOST,
                            description = "Each step of consent, oldest first.")
                    List<Receipt> receipts,
            @Schema(
                            required = true,
                            maxItems = SubscriberViews.MOST_MAILS,
                            description = "What was sent, or is to be: the newest first.")
                    List<Sent> mails) {

        static View of(
                Subscriber subscriber,
                List<LocalDate> transientBounces,
                List<Subscription> subscriptions,
                List<ConsentReceipt> receipts,
                List<Mail> mails,
                Instant now) {
            return new View(
                    subscriber.id(),
                    subscriber.email(),
                    subscriber.name(),
                    subscriber.createdAt(),
                    subscriber.updatedAt(),
                    subscriber.pause(now),
                    subscriber.suppressed(),
                    transientBounces,
                    subscriptions.stream().map(Held::of).toList(),
                    receipts.stream().map(Receipt::of).toList(),
                    mails.stream().map(Sent::of).toList());
        }
    }

    @Schema(name = "SubscriptionHeld", description = "What is held on somebody and one newsletter.")
    public record Held(
            @Schema(required = true) NewsletterJson.Ref newsletter,
            @Schema(required = true) SubscriptionStatus status,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 200,
                            description = "Where it was signed up, as whoever sent it said.")
                    String source,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "When a mail asked for confirmation that nobody has followed yet.")
                    Instant requestedAt,
            @Schema(required = true, nullable = true) Instant confirmedAt,
            @Schema(required = true, nullable = true, description = "When it was left, or ended by a bounce.")
                    Instant endedAt) {

        static Held of(Subscription subscription) {
            return new Held(
                    NewsletterJson.Ref.of(subscription.newsletter()),
                    subscription.status(),
                    subscription.source(),
                    subscription.requestedAt(),
                    subscription.confirmedAt(),
                    subscription.endedAt());
        }
    }

    @Schema(name = "MailSent", description = "A mail to somebody; what it says is not kept.")
    public record Sent(
            @Schema(required = true, maxLength = 50, description = "What it is, such as `confirmation`.") String kind,
            @Schema(required = true) MailState state,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true, nullable = true, description = "When it was sent, or given up.")
                    Instant finishedAt) {

        static Sent of(Mail mail) {
            return new Sent(
                    mail.kind(),
                    mail.state(),
                    mail.createdAt(),
                    mail.finishedAt().orElse(null));
        }
    }

    @Schema(name = "ConsentReceipt", description = "One step of somebody's consent.")
    public record Receipt(
            @Schema(required = true) Instant at,
            @Schema(required = true) ConsentReceipt.Action action,
            @Schema(required = true, nullable = true, description = "Null if it is about none, or all.")
                    NewsletterJson.Ref newsletter,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 2000,
                            description = "What was read by whoever agreed, or why mail came back.")
                    String text,
            @Schema(required = true, nullable = true, maxLength = 200) String source,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 100,
                            description = "The network that the request came from.")
                    String network) {

        static Receipt of(ConsentReceipt receipt) {
            Newsletter newsletter = receipt.newsletter();
            return new Receipt(
                    receipt.at(),
                    receipt.action(),
                    Optional.ofNullable(newsletter).map(NewsletterJson.Ref::of).orElse(null),
                    receipt.text(),
                    receipt.source(),
                    receipt.network());
        }
    }
}
