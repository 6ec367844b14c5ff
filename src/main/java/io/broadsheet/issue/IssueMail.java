package io.broadsheet.issue;

import io.broadsheet.mail.Letter;
import io.broadsheet.mail.Mail;
import io.broadsheet.mail.MailSource;
import io.broadsheet.signup.Bounces;
import io.broadsheet.signup.ListHeaders;
import io.broadsheet.signup.Subscription;
import io.broadsheet.signup.SubscriptionLinks;
import io.broadsheet.signup.SubscriptionLinks.Footer;
import io.broadsheet.signup.SubscriptionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The mail of an issue to one who gets it: its reference is the issue, its recipient the subscription. */
@ApplicationScoped
class IssueMail implements MailSource {

    static final String KIND = "issue";

    @Inject
    IssueRepository issues;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    SubscriptionLinks links;

    @Inject
    ListHeaders headers;

    @Inject
    Bounces bounces;

    @Inject
    InstantSource clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean bulk() {
        return true;
    }

    /** Nothing for somebody who has left, paused or bounced since the issue was begun. */
    @Override
    public Optional<Letter> write(Mail mail) {
        Instant now = clock.instant();
        return subscriptions.recipient(mail.recipient(), now).map(subscription -> letter(mail, subscription, now));
    }

    private Letter letter(Mail mail, Subscription subscription, Instant now) {
        Issue issue = issues.findById(mail.reference());
        IssueContent content = issues.content(issue).orElseThrow();
        Footer footer = links.footer(subscription, now);
        Map<String, String> all = new HashMap<>(headers.of(subscription, now));
        // In no standard, and still what answering machines look at first.
        all.put("Precedence", "bulk");
        return new Letter(
                subscription.subscriber().address().wire(),
                subscription.newsletter().name(),
                subscription.newsletter().replyAddress(),
                issue.subject(),
                content.text(footer),
                content.html(footer),
                all);
    }

    @Override
    public void bounced(Mail mail, String reason) {
        bounces.bounced(mail.recipient(), reason, clock.instant());
    }
}
