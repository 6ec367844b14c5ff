package io.broadsheet.signup;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.newsletter.Newsletter;
import io.broadsheet.site.SiteRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The pages that readers see who follow links of mails, for frontends that have none of their own. */
@ApplicationScoped
class Pages {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src " + Stylesheet.SOURCE
            + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Inject
    SiteRepository sites;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    HttpHeaders request;

    @Inject
    RoutingContext routing;

    @CheckedTemplate(basePath = "signup")
    static class Templates {
        static native TemplateInstance accepted(Newsletter newsletter);

        static native TemplateInstance confirm(Newsletter newsletter, String token);

        static native TemplateInstance confirmed(Newsletter newsletter);

        static native TemplateInstance unsubscribe(Newsletter newsletter, String token);

        static native TemplateInstance unsubscribed(Newsletter newsletter);

        static native TemplateInstance preferences(PreferencesPage page, String language);

        static native TemplateInstance erase(String token);

        static native TemplateInstance erased();

        static native TemplateInstance refused(String reason);

        private Templates() {}
    }

    TemplateInstance accepted(Newsletter newsletter) {
        return framed(newsletter.language(), Templates.accepted(newsletter));
    }

    /** Asks, unless it has been done. */
    TemplateInstance confirm(Subscription subscription, String token) {
        Newsletter newsletter = subscription.newsletter();
        return framed(
                newsletter.language(),
                subscription.status() == SubscriptionStatus.CONFIRMED
                        ? Templates.confirmed(newsletter)
                        : Templates.confirm(newsletter, token));
    }

    /** Asks, unless it has been done. */
    TemplateInstance unsubscribe(Subscription subscription, String token) {
        Newsletter newsletter = subscription.newsletter();
        return framed(
                newsletter.language(),
                subscription.status() == SubscriptionStatus.UNSUBSCRIBED
                        ? Templates.unsubscribed(newsletter)
                        : Templates.unsubscribe(newsletter, token));
    }

    TemplateInstance preferences(PreferencesPage page) {
        String language = language(page.owner());
        return framed(language, Templates.preferences(page, Wording.language(language)));
    }

    TemplateInstance erase(Subscriber owner, String token) {
        return framed(language(owner), Templates.erase(token));
    }

    TemplateInstance erased(Subscriber owner) {
        return framed(language(owner), Templates.erased());
    }

    /** That of a newsletter that somebody wanted; the site's if there is none. */
    private String language(Subscriber owner) {
        return subscriptions.language(owner).orElseGet(() -> sites.site().language());
    }

    private TemplateInstance framed(String language, TemplateInstance page) {
        String written = Wording.language(language);
        return page.data("language", written)
                .data("site", sites.site())
                .data("style", Stylesheet.TEXT)
                .setLocale(written);
    }

    /**
     * A link that is followed by a person needs a page to say that it does not work. Whoever cannot read one gets the problem.
     *
     * @param status where it is not refused
     * @param page made and rendered in one transaction
     * @param refusal what the page says where a token is refused
     */
    RestResponse<String> answer(int status, Supplier<TemplateInstance> page, Function<SignupMessages, String> refusal) {
        try {
            return html(status, QuarkusTransaction.requiringNew().call(() -> page.get()
                    .render()));
        } catch (Problem refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST || !isReadByPerson()) {
                throw refused;
            }
            String language = sites.site().language();
            String reason = refusal.apply(Wording.in(language));
            return html(400, framed(language, Templates.refused(reason)).render());
        }
    }

    private boolean isReadByPerson() {
        return request.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible);
    }

    /** For whoever has the link, and nobody else. */
    RestResponse<String> html(int status, String page) {
        // Not on the answer of REST, which would add its headers to those that every answer has got already.
        routing.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("X-Robots-Tag", "noindex");
        return ResponseBuilder.<String>create(status)
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }
}
