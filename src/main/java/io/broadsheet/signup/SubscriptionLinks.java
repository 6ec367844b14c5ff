package io.broadsheet.signup;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.signup.SubscriptionTokens.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Where the links of mails lead: to the frontend's pages if the newsletter names them, else to ours. */
@ApplicationScoped
public class SubscriptionLinks {

    private static final String TOKEN = "{token}";
    private static final String EXAMPLE = "example";

    @Inject
    SubscriptionTokens tokens;

    @Inject
    PublicUrl publicUrl;

    /** The one that confirms, once: of the last request. */
    String confirmation(Subscription subscription) {
        String token = tokens.write(Purpose.CONFIRMATION, subscription.id(), subscription.requestedAt());
        return filled(subscription.newsletter().confirmUrl(), "confirm", token);
    }

    /** The one behind which a page asks whether to leave. */
    private String unsubscription(Subscription subscription, Instant now) {
        String token = tokens.write(Purpose.UNSUBSCRIPTION, subscription.id(), now);
        return filled(subscription.newsletter().unsubscribeUrl(), "unsubscribe", token);
    }

    /** The one that mail programs post to (RFC 8058): always ours, whatever the frontend has. */
    String oneClick(Subscription subscription, Instant now) {
        return filled(null, "unsubscribe", tokens.write(Purpose.UNSUBSCRIPTION, subscription.id(), now));
    }

    /** What the footer of a mail has. */
    public record Footer(String unsubscription, String preferences) {}

    public Footer footer(Subscription subscription, Instant now) {
        return new Footer(unsubscription(subscription, now), preferences(subscription, now));
    }

    /** What nobody's footer has: its links lead to the right pages and open nothing. */
    public Footer example(Newsletter newsletter) {
        return new Footer(
                filled(newsletter.unsubscribeUrl(), "unsubscribe", EXAMPLE),
                filled(newsletter.preferencesUrl(), "preferences", EXAMPLE));
    }

    private String preferences(Subscription subscription, Instant now) {
        String token =
                tokens.write(Purpose.PREFERENCES, subscription.subscriber().id(), now);
        return filled(subscription.newsletter().preferencesUrl(), "preferences", token);
    }

    private String filled(String template, String page, String token) {
        String ours = publicUrl.base() + "/newsletter/" + page + "?token=" + TOKEN;
        return (template == null ? ours : template).replace(TOKEN, token);
    }
}
