package io.broadsheet.signup;

import io.broadsheet.database.Slug;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.newsletter.NewsletterRepository;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Preferences}. */
final class PreferencesJson {

    private PreferencesJson() {}

    @Schema(name = "PreferencesAccess", description = "What opens somebody's preferences.")
    public record Access(
            @Schema(required = true, maxLength = 200, description = "For `Authorization: Bearer`.") String access,
            @Schema(required = true) Instant expiresAt) {}

    @Schema(
            name = "PreferencesChange",
            description =
                    "How it shall be from now on: whatever is not among `newsletters` is left, and what is absent is"
                            + " removed.")
    public record Change(
            @NotNull
                    @Size(max = NewsletterRepository.MOST)
                    @Schema(description = "Slugs of all that shall come. A new one is a consent.")
                    List<@NotNull @Size(max = Slug.MAX_GIVEN) String> newsletters,
            @Schema(description = "No issue is sent until then; in the future, and within a year.") Instant pausedUntil,
            @Size(max = 200) @Pattern(regexp = SignupJson.ONE_LINE, message = "must be one line") String name) {}

    @Schema(name = "PreferencesView", description = "Everything that is held on whoever asks, and what else there is.")
    public record View(
            @Schema(required = true) SubscriberJson.View subscriber,
            @Schema(
                            required = true,
                            maxItems = NewsletterRepository.MOST,
                            description = "All that one can sign up to, by name.")
                    List<Choice> newsletters) {}

    @Schema(name = "PreferencesChoice", description = "A newsletter, to whoever may choose it.")
    public record Choice(
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name,
            @Schema(required = true, nullable = true, maxLength = 2000) String description,
            @Schema(required = true, nullable = true, description = "Null if there was never anything to do with it.")
                    SubscriptionStatus status,
            @Schema(
                            required = true,
                            maxLength = 500,
                            description = "What choosing it means: show it, for it is kept with the consent.")
                    String consent) {

        /** @param status null if there is no subscription */
        static Choice of(Newsletter newsletter, SubscriptionStatus status) {
            return new Choice(
                    newsletter.slug(),
                    newsletter.name(),
                    newsletter.description(),
                    status,
                    Wording.in(newsletter.language()).consent(newsletter.name()));
        }

        /** Whether it is sent as things stand. */
        public boolean comes() {
            return status == SubscriptionStatus.CONFIRMED;
        }
    }
}
