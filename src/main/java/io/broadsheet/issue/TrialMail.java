package io.broadsheet.issue;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.mail.Letter;
import io.broadsheet.mail.Mail;
import io.broadsheet.mail.MailQueue;
import io.broadsheet.mail.MailSource;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.signup.ListHeaders;
import io.broadsheet.signup.SubscriptionLinks;
import io.broadsheet.signup.SubscriptionLinks.Footer;
import io.broadsheet.signup.Wording;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issue for one of its makers, whoever is signed up to what. Nobody leaves by it, so it has no links that work. */
@ApplicationScoped
class TrialMail implements MailSource {

    static final String KIND = "trial";

    /** Of an issue, in an hour: a key that got lost is no way to fill a mailbox. */
    static final int MOST = 20;

    private static final Duration WINDOW = Duration.ofHours(1);

    @Inject
    IssueRepository issues;

    @Inject
    IssueComposer composer;

    @Inject
    MailQueue mails;

    @Inject
    SubscriptionLinks links;

    @Inject
    ListHeaders headers;

    @Inject
    InstantSource clock;

    /** @param issue locked. @throws Problem 429 */
    void send(Issue issue, EmailAddress address) {
        Instant now = clock.instant();
        List<Instant> recent = mails.addedSince(now.minus(WINDOW).plusMillis(1), KIND, issue.id());
        if (recent.size() >= MOST) {
            Duration wait =
                    Duration.between(now, recent.get(recent.size() - MOST).plus(WINDOW));
            throw new Problem(
                            ProblemType.RATE_LIMITED,
                            "An issue can be tested " + MOST + " times an hour; try again in " + seconds(wait)
                                    + " seconds.")
                    .with("Retry-After", String.valueOf(seconds(wait)));
        }
        mails.add(KIND, issue.id(), Issue.newId(), address.wire(), now);
    }

    /** Rounded up, or whoever waits so long comes too early. */
    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean bulk() {
        return false;
    }

    /** Nothing if the issue was deleted meanwhile, or has nothing to say any more. */
    @Override
    public Optional<Letter> write(Mail mail) {
        return issues.findByIdOptional(mail.reference()).flatMap(issue -> composer.show(issue, clock.instant())
                .map(content -> letter(issue, content, mail.address().orElseThrow())));
    }

    private Letter letter(Issue issue, IssueContent content, String address) {
        Newsletter newsletter = issue.newsletter();
        Footer footer = links.example(newsletter);
        String language = Wording.language(newsletter.language());
        return new Letter(
                address,
                newsletter.name(),
                newsletter.replyAddress(),
                MessageBundles.get(IssueMessages.class, Localized.Literal.of(language))
                        .trial(issue.subject()),
                content.text(footer),
                content.html(footer),
                Map.of("List-Id", headers.id(newsletter)));
    }
}
