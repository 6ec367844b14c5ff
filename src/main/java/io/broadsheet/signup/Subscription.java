package io.broadsheet.signup;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.newsletter.Newsletter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** Somebody and a newsletter. What a stranger does never takes it a step back: only its owner's links do. */
@Entity
public class Subscription extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Subscriber subscriber;

    /** Every answer names it. */
    @ManyToOne(optional = false)
    private Newsletter newsletter;

    @Column(nullable = false)
    private String status;

    private String source;

    private Instant requestedAt;

    private Instant confirmedAt;

    private Instant endedAt;

    protected Subscription() {}

    Subscription(Subscriber subscriber, Newsletter newsletter, Instant now) {
        super(now);
        this.subscriber = subscriber;
        this.newsletter = newsletter;
        this.status = SubscriptionStatus.PENDING.code();
    }

    /** Whether asking for confirmation makes sense. */
    boolean isOpen() {
        return status() != SubscriptionStatus.CONFIRMED && !subscriber.isSuppressed();
    }

    boolean getsIssues(Instant now) {
        return status() == SubscriptionStatus.CONFIRMED && !subscriber.isSuppressed() && subscriber.pause(now) == null;
    }

    /** A mail that asks for confirmation is on its way; only its link confirms. */
    void request(String newSource, Instant now) {
        source = newSource;
        requestedAt = now;
        changed(now);
    }

    /**
     * Confirms, or stays confirmed.
     *
     * @param asked when the mail was written whose link was followed
     * @return whether that changed anything
     */
    boolean confirm(Instant asked, Instant now) {
        if (!isConfirmedBy(asked)) {
            throw SubscriptionTokens.refused();
        }
        return agree(now);
    }

    /** Confirms by whoever is known to own the address. @return whether that changed anything */
    boolean agree(Instant now) {
        if (status() == SubscriptionStatus.CONFIRMED) {
            return false;
        }
        requestedAt = null;
        confirmedAt = now;
        endedAt = null;
        move(SubscriptionStatus.CONFIRMED, now);
        return true;
    }

    /**
     * Whether the link of a mail confirms, or has done so: only that of the last one does.
     *
     * @param asked when the mail was written
     */
    boolean isConfirmedBy(Instant asked) {
        return status() == SubscriptionStatus.CONFIRMED || asked.equals(requestedAt);
    }

    /** Leaves. @return whether that changed anything */
    boolean unsubscribe(Instant now) {
        if (status() == SubscriptionStatus.UNSUBSCRIBED) {
            return false;
        }
        requestedAt = null;
        endedAt = now;
        move(SubscriptionStatus.UNSUBSCRIBED, now);
        return true;
    }

    /** The address does not exist any more. @return whether there was anything to end */
    boolean bounce(Instant now) {
        requestedAt = null;
        if (status() == SubscriptionStatus.UNSUBSCRIBED || status() == SubscriptionStatus.BOUNCED) {
            return false;
        }
        endedAt = now;
        move(SubscriptionStatus.BOUNCED, now);
        return true;
    }

    /** The address has called a mail unwanted: as leaving, and no link that was sent before confirms any more. */
    boolean complain(Instant now) {
        requestedAt = null;
        return unsubscribe(now);
    }

    /** The bounce was none: back to what it ended. Nobody has left, so nobody need agree again. */
    void restore(Instant now) {
        if (status() == SubscriptionStatus.BOUNCED) {
            endedAt = null;
            move(confirmedAt == null ? SubscriptionStatus.PENDING : SubscriptionStatus.CONFIRMED, now);
        }
    }

    private void move(SubscriptionStatus to, Instant now) {
        status = to.code();
        changed(now);
    }

    /** Somebody's subscriptions are part of what is known about them: the version rises with each. */
    @Override
    protected void changed(Instant now) {
        super.changed(now);
        subscriber.changed(now);
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    public Newsletter newsletter() {
        return newsletter;
    }

    public SubscriptionStatus status() {
        return SubscriptionStatus.of(status);
    }

    /** Where it was signed up, in the words of whoever sent it; null if nobody said. */
    public String source() {
        return source;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    /** When it was left or ended by a bounce; null as long as it is not. */
    public Instant endedAt() {
        return endedAt;
    }
}
