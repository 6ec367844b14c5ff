package io.broadsheet.site;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The one row that describes the publication. */
@Entity
public class Site extends BaseEntity {

    static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000000");

    @Column(nullable = false)
    private String title;

    private String description;

    private String url;

    @Column(nullable = false)
    private String language;

    @Column(nullable = false)
    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<SiteJson.SocialLink> socialLinks;

    private String articleUrl;

    private String postUrl;

    protected Site() {}

    void change(SiteJson.Given given, Instant now) {
        title = given.title().strip();
        description = given.description();
        url = given.url();
        language = Language.canonical(given.language()).orElseThrow();
        timeZone = given.timeZone();
        socialLinks = given.socialLinks() == null ? List.of() : given.socialLinks();
        articleUrl = given.articleUrl();
        postUrl = given.postUrl();
        changed(now);
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** The frontend's address without a slash at its end, or null. */
    public String url() {
        return url;
    }

    /** A BCP 47 tag. */
    public String language() {
        return language;
    }

    public String timeZone() {
        return timeZone;
    }

    public List<SiteJson.SocialLink> socialLinks() {
        return socialLinks;
    }

    /** Where the frontend shows entries of a kind, with {@code {slug}} or {@code {id}} in it; null if nobody said. */
    public String urlTemplate(String kind) {
        return switch (kind) {
            case "article" -> articleUrl;
            case "post" -> postUrl;
            default -> null;
        };
    }

    String articleUrl() {
        return articleUrl;
    }

    String postUrl() {
        return postUrl;
    }
}
