package io.broadsheet.newsletter;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.mail.EmailAddress;
import io.broadsheet.site.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A newsletter that readers can sign up to. */
@Entity
public class Newsletter extends BaseEntity {

    @Column(nullable = false)
    private String slug;

    @Column(nullable = false)
    private String name;

    private String description;

    @Column(nullable = false)
    private String language;

    private String replyTo;

    private String afterSignupUrl;

    private String confirmUrl;

    private String unsubscribeUrl;

    private String preferencesUrl;

    protected Newsletter() {}

    Newsletter(Instant now) {
        super(now);
    }

    void change(String slug, NewsletterJson.Create given, String language, Instant now) {
        this.slug = slug;
        name = given.name().strip();
        description = given.description();
        this.language = Language.canonical(language).orElseThrow();
        replyTo = given.replyTo();
        afterSignupUrl = given.afterSignupUrl();
        confirmUrl = given.confirmUrl();
        unsubscribeUrl = given.unsubscribeUrl();
        preferencesUrl = given.preferencesUrl();
        changed(now);
    }

    /** What answers that show it are known by. */
    public String cacheTag() {
        return "newsletter:" + PublicUrl.segment(slug);
    }

    @Override
    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** A BCP 47 tag: what its mails and pages are written in. */
    public String language() {
        return language;
    }

    /** Where answers to its mails go; to the sender if null. */
    public String replyTo() {
        return replyTo;
    }

    /** The same as mails have it: see {@link EmailAddress#wire}. */
    public String replyAddress() {
        return replyTo == null
                ? null
                : EmailAddress.parse(replyTo).orElseThrow().wire();
    }

    /** Where a browser goes after it has posted the form; to a page of ours if null. */
    public String afterSignupUrl() {
        return afterSignupUrl;
    }

    /** The frontend's page for confirming, with {@code {token}} in it; ours if null. */
    public String confirmUrl() {
        return confirmUrl;
    }

    /** The frontend's page for leaving, with {@code {token}} in it; ours if null. */
    public String unsubscribeUrl() {
        return unsubscribeUrl;
    }

    /** The frontend's page for preferences, with {@code {token}} in it; ours if null. */
    public String preferencesUrl() {
        return preferencesUrl;
    }
}
