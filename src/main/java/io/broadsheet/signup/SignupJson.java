package io.broadsheet.signup;

import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.EmailText;
import io.broadsheet.newsletter.NewsletterJson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of what the public sends. */
final class SignupJson {

    /** No ASCII control characters, in a way that browsers understand, too (ECMA-262). */
    static final String ONE_LINE = "^[^\\x00-\\x1F\\x7F]*$";

    private SignupJson() {}

    @Schema(name = "SignupCreate", description = "Somebody who wants a newsletter.")
    public record Create(
            @NotBlank
                    @EmailText
                    @Size(max = EmailAddress.MAX_LENGTH)
                    @Schema(
                            description = "One address (RFC 5321, RFC 6531), without a name around it.",
                            examples = "ada@example.org")
                    String email,
            @Size(max = 200) @Pattern(regexp = ONE_LINE, message = "must be one line") @Schema(examples = "Ada")
                    String name,
            @Size(max = 200)
                    @Pattern(regexp = ONE_LINE, message = "must be one line")
                    @Schema(description = "Where the form stands; kept with the consent.", examples = "footer")
                    String source,
            @Size(max = 2000)
                    @Schema(
                            description =
                                    "Keep it empty, and hide its field from people: what fills it is taken for a machine,"
                                            + " and is answered as anybody.")
                    String website) {

        boolean fillsTrap() {
            return website != null && !website.isEmpty();
        }
    }

    @Schema(
            name = "SignupAccepted",
            description = "The same for every address, whether it is new, known, blocked or has left.")
    public record Accepted(
            @Schema(
                            required = true,
                            maxLength = 500,
                            description = "What comes next, for the reader, in the language of the newsletter.")
                    String message) {}

    @Schema(name = "SignupToken", description = "What the link of a mail carried.")
    public record Token(
            @NotBlank @Size(max = 500) @Schema(examples = "kq7L0s9bT2uVh4bM6Q0aGgGasMJPAHAAgAAAAAAAAAE")
                    String token) {}

    @Schema(name = "SubscriptionState", description = "How it stands between somebody and a newsletter.")
    public record State(
            @Schema(required = true) SubscriptionStatus status,
            @Schema(required = true) NewsletterJson.Ref newsletter) {

        static State of(Subscription subscription) {
            return new State(subscription.status(), NewsletterJson.Ref.of(subscription.newsletter()));
        }
    }
}
