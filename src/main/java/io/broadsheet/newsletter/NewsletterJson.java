package io.broadsheet.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.database.Slug;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.EmailText;
import io.broadsheet.site.LanguageTag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Newsletter}. */
public final class NewsletterJson {

    private static final String WEB = "^https?://[^\\s/?#]+[^\\s]*$";
    private static final String WITH_TOKEN = "^https?://[^\\s/?#]+[^\\s]*\\{token\\}[^\\s]*$";
    private static final String WITH_TOKEN_MESSAGE = "must be an http(s) address with {token}";

    /** What a header can have without RFC 6531, which few mail servers know: no mail could be written with another. */
    private static final String ASCII_BEFORE_AT = "^[\\u0000-\\u007f]*@[^@]*$";

    private NewsletterJson() {}

    @Schema(name = "NewsletterCreate", description = "A newsletter to be.")
    public record Create(
            @NotBlank
                    @Size(max = 200)
                    @Pattern(
                            regexp = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$",
                            message = "must be one line")
                    @Schema(description = "As readers see it.", examples = "The Morning Packet")
                    String name,
            @Size(max = Slug.MAX_GIVEN)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.RULE)
                    @Schema(description = "Made from the name if absent.", examples = "morning-packet")
                    String slug,
            @Size(max = 2000) @Schema(description = "What comes, and how often.") String description,
            @LanguageTag
                    @Schema(
                            maxLength = 35,
                            description = "BCP 47: what its mails and pages are written in; the site's if absent.",
                            examples = "en")
                    String language,
            @EmailText
                    @Size(max = EmailAddress.MAX_LENGTH)
                    @Pattern(regexp = ASCII_BEFORE_AT, message = "must have nothing but ASCII before the @")
                    @Schema(
                            description = "Where answers to its mails go; to the sender if absent.",
                            examples = "desk@example.org")
                    String replyTo,
            @Size(max = 2000)
                    @Pattern(regexp = WEB, message = "must be an http(s) address")
                    @Schema(
                            description =
                                    "Where a browser goes after it has posted the form; without it, to a page of this"
                                            + " service.",
                            examples = "https://example.org/thanks")
                    String afterSignupUrl,
            @Size(max = 2000)
                    @Pattern(regexp = WITH_TOKEN, message = WITH_TOKEN_MESSAGE)
                    @Schema(
                            description =
                                    "The frontend's page behind the link in the mail that asks for confirmation; `{token}`"
                                            + " is replaced. Without it, a page of this service.",
                            examples = "https://example.org/confirm?token={token}")
                    String confirmUrl,
            @Size(max = 2000)
                    @Pattern(regexp = WITH_TOKEN, message = WITH_TOKEN_MESSAGE)
                    @Schema(
                            description =
                                    "Likewise for leaving; one-click unsubscription always comes to this service.",
                            examples = "https://example.org/leave?token={token}")
                    String unsubscribeUrl,
            @Size(max = 2000)
                    @Pattern(regexp = WITH_TOKEN, message = WITH_TOKEN_MESSAGE)
                    @Schema(
                            description = "Likewise for preferences.",
                            examples = "https://example.org/preferences?token={token}")
                    String preferencesUrl) {

        static Create of(Newsletter newsletter) {
            return new Create(
                    newsletter.name(),
                    newsletter.slug(),
                    newsletter.description(),
                    newsletter.language(),
                    newsletter.replyTo(),
                    newsletter.afterSignupUrl(),
                    newsletter.confirmUrl(),
                    newsletter.unsubscribeUrl(),
                    newsletter.preferencesUrl());
        }
    }

    @Schema(name = "NewsletterView", description = "A newsletter that one can sign up to.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name,
            @Schema(required = true, nullable = true, maxLength = 2000) String description,
            @Schema(required = true, maxLength = 35, description = "BCP 47.") String language,
            @Schema(required = true) Instant updatedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(
                            minimum = "0",
                            description = "How many have confirmed; only to callers with `newsletter:read`.")
                    Long count,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "Where its mails and forms lead; only to callers with `newsletter:read`.")
                    Settings settings) {

        static View of(Newsletter newsletter) {
            return of(newsletter, null, null);
        }

        /** As those see it who may read about subscribers. */
        static View of(Newsletter newsletter, long count) {
            return of(newsletter, count, Settings.of(newsletter));
        }

        private static View of(Newsletter newsletter, Long count, Settings settings) {
            return new View(
                    newsletter.id(),
                    newsletter.slug(),
                    newsletter.name(),
                    newsletter.description(),
                    newsletter.language(),
                    newsletter.updatedAt(),
                    count,
                    settings);
        }
    }

    @Schema(name = "NewsletterSettings", description = "Where the mails and forms of a newsletter lead.")
    public record Settings(
            @Schema(required = true, nullable = true, maxLength = EmailAddress.MAX_LENGTH) String replyTo,
            @Schema(required = true, nullable = true, maxLength = 2000) String afterSignupUrl,
            @Schema(required = true, nullable = true, maxLength = 2000) String confirmUrl,
            @Schema(required = true, nullable = true, maxLength = 2000) String unsubscribeUrl,
            @Schema(required = true, nullable = true, maxLength = 2000) String preferencesUrl) {

        static Settings of(Newsletter newsletter) {
            return new Settings(
                    newsletter.replyTo(),
                    newsletter.afterSignupUrl(),
                    newsletter.confirmUrl(),
                    newsletter.unsubscribeUrl(),
                    newsletter.preferencesUrl());
        }
    }

    /** A newsletter as others show it. */
    @Schema(name = "NewsletterRef", description = "A newsletter, by slug and name.")
    public record Ref(
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 200) String name) {

        public static Ref of(Newsletter newsletter) {
            return new Ref(newsletter.slug(), newsletter.name());
        }
    }
}
