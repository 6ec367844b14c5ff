package io.broadsheet.issue;

import io.broadsheet.database.Outage;
import io.broadsheet.mail.MailQueue;
import io.broadsheet.signup.SubscriptionRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Begins issues whose time has come and ends those that have no mail waiting. Several instances may do so at once. */
@ApplicationScoped
class IssueWorker {

    @Inject
    IssueRepository issues;

    @Inject
    IssueComposer composer;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    MailQueue mails;

    @Inject
    InstantSource clock;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(() -> {
            while (QuarkusTransaction.requiringNew().call(this::begin)) {
                // There may be more.
            }
            QuarkusTransaction.requiringNew().run(this::settle);
        });
    }

    /** One in a transaction: it has begun with all of its mails, or not at all. @return whether there was one */
    private boolean begin() {
        Instant now = clock.instant();
        return issues.nextDue(now)
                .map(issue -> {
                    composer.compose(issue, now)
                            .ifPresentOrElse(content -> send(issue, content, now), () -> issue.giveUp(now));
                    return true;
                })
                .orElse(false);
    }

    private void send(Issue issue, IssueContent content, Instant now) {
        issues.keep(content);
        issue.send(now);
        mails.addAll(IssueMail.KIND, issue.id(), subscriptions.recipients(issue.newsletter(), now), now);
    }

    private void settle() {
        Instant now = clock.instant();
        issues.sending().stream()
                .filter(issue -> !mails.isUnderWay(IssueMail.KIND, issue.id()))
                .forEach(issue -> issue.finish(now));
    }
}
