package io.broadsheet.issue;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.newsletter.Newsletter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A mail of a newsletter to all who get it. Once its mails are on their way nothing of it changes any more. */
@Entity
class Issue extends BaseEntity {

    /** Further ahead an instant is a slip of the pen. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Newsletter newsletter;

    @Column(nullable = false)
    private String subject;

    private String intro;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] entries;

    private Instant since;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private IssueStatus status = IssueStatus.DRAFT;

    private Instant dispatchAt;

    private Instant finishedAt;

    protected Issue() {}

    Issue(Newsletter newsletter, Instant now) {
        super(now);
        this.newsletter = newsletter;
    }

    /** @param newEntries null for all since an instant. @throws Problem 409 if it is no draft */
    void change(IssueJson.Create given, List<UUID> newEntries, Instant now) {
        if (status != IssueStatus.DRAFT) {
            throw conflict("Only a draft can be changed; this issue is %s.");
        }
        subject = given.subject().strip();
        intro = given.intro();
        entries = newEntries == null ? null : newEntries.toArray(UUID[]::new);
        since = given.since();
        changed(now);
    }

    /** @param at null for now. @throws Problem 400 for the past or more than a year ahead, 409 once it is sent */
    void schedule(Instant at, Instant now) {
        refuseSent();
        if (at != null && (at.isBefore(now) || at.isAfter(now.plus(FURTHEST)))) {
            throw Problem.invalidMember(
                    "/at", "range", "'at' must be from now to a year ahead; leave it out to send the issue now.");
        }
        dispatchAt = at == null ? now : at;
        move(IssueStatus.SCHEDULED, now);
    }

    /** Makes it a draft again. @throws Problem 409 once it is sent */
    void recall(Instant now) {
        refuseSent();
        dispatchAt = null;
        finishedAt = null;
        move(IssueStatus.DRAFT, now);
    }

    /** @throws Problem 409 once it is sent */
    void refuseSent() {
        if (status == IssueStatus.SENDING || status == IssueStatus.SENT) {
            throw conflict("The mails of this issue cannot be taken back: it is %s.");
        }
    }

    private Problem conflict(String detail) {
        return new Problem(ProblemType.CONFLICT, detail.formatted(status.code()));
    }

    /** Its mails are in the queue. */
    void send(Instant now) {
        move(IssueStatus.SENDING, now);
    }

    /** There was nothing to send. */
    void giveUp(Instant now) {
        finishedAt = now;
        move(IssueStatus.EMPTY, now);
    }

    /** No mail waits any more. */
    void finish(Instant now) {
        finishedAt = now;
        move(IssueStatus.SENT, now);
    }

    private void move(IssueStatus to, Instant now) {
        status = to;
        changed(now);
    }

    Newsletter newsletter() {
        return newsletter;
    }

    String subject() {
        return subject;
    }

    /** Markdown, or null. */
    String intro() {
        return intro;
    }

    /** In their order; null if it has all since an instant. */
    List<UUID> entries() {
        return entries == null ? null : List.of(entries);
    }

    /** Null if its entries are named. */
    Instant since() {
        return since;
    }

    IssueStatus status() {
        return status;
    }

    /** Whether its time has not come yet: then it may say what nobody can read before. */
    boolean isAhead(Instant now) {
        return dispatchAt != null && dispatchAt.isAfter(now);
    }

    /** When its time comes, or came; null in a draft. */
    Instant dispatchAt() {
        return dispatchAt;
    }

    /** When no mail waited any more, or it turned out that there was nothing to send. */
    Instant finishedAt() {
        return finishedAt;
    }
}
