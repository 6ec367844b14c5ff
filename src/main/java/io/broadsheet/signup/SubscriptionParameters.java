package io.broadsheet.signup;

import io.broadsheet.http.Input;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.newsletter.Newsletter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which of a newsletter's signups are wanted. */
public class SubscriptionParameters {

    private static final Map<String, SubscriptionStatus> STATUSES = Stream.of(SubscriptionStatus.values())
            .collect(Collectors.toMap(SubscriptionStatus::code, Function.identity()));

    @RestQuery
    @Parameter(
            description =
                    "Only those of these states, between commas: `pending`, `confirmed`, `unsubscribed`, `bounced`.",
            schema = @Schema(maxLength = 100),
            example = "pending,confirmed")
    public String status;

    @RestQuery
    @Parameter(
            description = "Only addresses that have this in them, whatever its case.",
            schema = @Schema(minLength = 3, maxLength = EmailAddress.MAX_LENGTH),
            example = "@example.org")
    public String email;

    SubscriptionFilter filter(Newsletter newsletter, Input input) {
        List<SubscriptionStatus> statuses = input.choices("status", status, STATUSES);
        // Shorter ones are no help to the index over all parts of three characters.
        if (email != null && (email.length() < 3 || email.length() > EmailAddress.MAX_LENGTH)) {
            input.reject("email", "size", "3 to " + EmailAddress.MAX_LENGTH + " characters of an address");
        }
        return new SubscriptionFilter(
                newsletter.id(), statuses, email == null ? null : email.strip().toLowerCase(Locale.ROOT));
    }

    /** What a cursor is bound to. */
    String scope(Newsletter newsletter) {
        return newsletter.id() + "\n" + status + "\n" + email;
    }
}
