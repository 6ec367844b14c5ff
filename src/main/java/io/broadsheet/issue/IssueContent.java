package io.broadsheet.issue;

import io.broadsheet.signup.SubscriptionLinks.Footer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jsoup.nodes.Entities;

/** What all mails of an issue say, with marks where each recipient's links belong. */
@Entity
class IssueContent {

    @Id
    private UUID issueId;

    @Column(nullable = false)
    private String html;

    @Column(nullable = false)
    private String text;

    protected IssueContent() {}

    IssueContent(UUID issueId, String html, String text) {
        this.issueId = issueId;
        this.html = html;
        this.text = text;
    }

    /** What stands for the links: of no other issue, so that nothing an author writes is taken for it by chance. */
    static Footer marks(UUID issueId) {
        return new Footer("{unsubscription " + issueId + "}", "{preferences " + issueId + "}");
    }

    String html(Footer footer) {
        return filled(html, Entities.escape(footer.unsubscription()), Entities.escape(footer.preferences()));
    }

    String text(Footer footer) {
        return filled(text, footer.unsubscription(), footer.preferences());
    }

    private String filled(String content, String unsubscription, String preferences) {
        Footer marks = marks(issueId);
        return content.replace(marks.unsubscription(), unsubscription).replace(marks.preferences(), preferences);
    }
}
