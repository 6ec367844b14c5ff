package io.broadsheet.signup;

import io.broadsheet.database.Outage;
import io.broadsheet.mail.EmailAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Does what a signup asks for, behind its answer. Several instances share the inbox. */
@ApplicationScoped
class SignupWorker {

    @Inject
    SignupInbox inbox;

    @Inject
    BlockedDomains domains;

    @Inject
    SubscriberRepository subscribers;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    OptIn optIn;

    @Inject
    InstantSource clock;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        Outage.sitOut(() -> {
            while (QuarkusTransaction.requiringNew().call(this::work)) {
                // There may be more.
            }
        });
    }

    /** One in a transaction: two workers with several could wait for each other. @return whether there was one */
    private boolean work() {
        return inbox.next()
                .map(signup -> {
                    if (!signup.isTrapped()) {
                        EmailAddress.parse(signup.email())
                                .filter(address -> !domains.block(address))
                                .ifPresent(address -> subscribe(signup, address));
                    }
                    inbox.remove(signup);
                    return true;
                })
                .orElse(false);
    }

    private void subscribe(Signup signup, EmailAddress address) {
        Instant now = clock.instant();
        Subscriber subscriber = subscribers.claim(address, signup.name(), now);
        Subscription subscription = subscriptions.claim(subscriber, signup.newsletter(), now);
        optIn.ask(subscription, signup.source(), signup.network(), signup.receivedAt(), now);
    }
}
