package io.broadsheet.signup;

import io.broadsheet.mail.Letter;
import io.broadsheet.mail.Mail;
import io.broadsheet.mail.MailSource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** The mail that asks to confirm. Nothing in it comes from whoever typed in the address. */
@ApplicationScoped
class ConfirmationMail implements MailSource {

    static final String KIND = "confirmation";

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

    @CheckedTemplate(basePath = "signup")
    static class Templates {
        static native TemplateInstance confirmationText(String name, String link);

        static native TemplateInstance confirmationHtml(String language, String name, String link);

        private Templates() {}
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean bulk() {
        return false;
    }

    /** Nothing for somebody who has confirmed meanwhile, or was erased. */
    @Override
    public Optional<Letter> write(Mail mail) {
        return subscriptions
                .withSubscriber(mail.recipient())
                .filter(subscription -> subscription.isOpen() && subscription.requestedAt() != null)
                .map(this::letter);
    }

    @Override
    public void bounced(Mail mail, String reason) {
        bounces.bounced(mail.recipient(), reason, clock.instant());
    }

    private Letter letter(Subscription subscription) {
        String name = subscription.newsletter().name();
        String language = Wording.language(subscription.newsletter().language());
        String link = links.confirmation(subscription);
        return new Letter(
                subscription.subscriber().address().wire(),
                name,
                subscription.newsletter().replyAddress(),
                Wording.in(language).confirmationSubject(name),
                Templates.confirmationText(name, link).setLocale(language).render(),
                Templates.confirmationHtml(language, name, link)
                        .setLocale(language)
                        .render(),
                headers.of(subscription, clock.instant()));
    }
}
