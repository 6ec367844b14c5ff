package io.broadsheet.signup;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.newsletter.Newsletter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;

/** The headers by which mail programs know a newsletter, and let their users leave it. All of its mails have them. */
@ApplicationScoped
public class ListHeaders {

    /** What a label of a list's id may be made of (RFC 2919, section 3); slugs can have other letters. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9-]{1,100}");

    /** Encoded, a name in letters beyond Latin is several times as long; without it the header is as good. */
    private static final int LONGEST_NAME = 400;

    @Inject
    SubscriptionLinks links;

    @Inject
    PublicUrl publicUrl;

    /**
     * {@code List-Id} (RFC 2919), and how to leave with one click (RFC 2369 and RFC 8058): the address takes a POST, and only
     * that ends anything.
     */
    public Map<String, String> of(Subscription subscription, Instant now) {
        return Map.of(
                "List-Id",
                id(subscription.newsletter()),
                "List-Unsubscribe",
                "<" + links.oneClick(subscription, now) + ">",
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click");
    }

    /** {@code List-Id} alone, of a mail that is nobody's. */
    public String id(Newsletter newsletter) {
        String slug = newsletter.slug();
        String label = LABEL.matcher(slug).matches() ? slug : newsletter.id().toString();
        String name = EncoderUtil.encodeAddressDisplayName(newsletter.name());
        return (name.length() > LONGEST_NAME ? "" : name + " ") + "<" + label + "." + publicUrl.host() + ">";
    }
}
