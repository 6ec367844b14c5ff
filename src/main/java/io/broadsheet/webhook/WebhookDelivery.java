package io.broadsheet.webhook;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something to tell one target, and what has come of it. Rows are made by {@link WebhookQueue}. */
@Entity
class WebhookDelivery extends BaseEntity {

    /** Of its attempts so many are kept, the newest. */
    static final int MOST_ATTEMPTS = 50;

    @Column(nullable = false, updatable = false)
    private UUID webhookId;

    @Column(updatable = false)
    private Long position;

    @Column(nullable = false, updatable = false)
    private String type;

    @Column(nullable = false, updatable = false)
    private String body;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DeliveryState state;

    @Column(nullable = false)
    private int failures;

    @Column(nullable = false)
    private Instant dueAt;

    private Instant claimedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<Attempt> attempts;

    protected WebhookDelivery() {}

    /** To be committed before anything is sent: from here on nobody else does. */
    void claim(Instant now) {
        if (state != DeliveryState.QUEUED) {
            throw new IllegalStateException("Delivery " + id() + " is " + state.code());
        }
        state = DeliveryState.SENDING;
        claimedAt = now;
        changed(now);
    }

    /**
     * Writes down an attempt. Whoever took so long that another was given the delivery can only add that it arrived.
     *
     * @param claimed when whoever made it had claimed it
     * @param delay until the next one, after so many failures; nothing to give it up
     */
    void settle(Attempt attempt, Instant claimed, RetrySchedule schedule, double chance, Instant now) {
        add(attempt);
        if (attempt.succeeded()) {
            rest(DeliveryState.DELIVERED);
        } else if (state == DeliveryState.SENDING && claimed.equals(claimedAt)) {
            failures++;
            Optional<Duration> delay = attempt.meansGone() ? Optional.empty() : schedule.after(failures, chance);
            rest(delay.isPresent() ? DeliveryState.QUEUED : DeliveryState.FAILED);
            delay.ifPresent(wait -> dueAt = now.plus(wait));
        }
        changed(now);
    }

    /** Gives it to the next one: whoever claimed it is gone. */
    void release(Instant now) {
        add(Attempt.lost(claimedAt));
        rest(DeliveryState.QUEUED);
        changed(now);
    }

    /** Sends it again, with all of its attempts before it. @throws Problem 409 if it is being sent */
    void replay(Instant now) {
        if (state == DeliveryState.SENDING) {
            throw new Problem(ProblemType.CONFLICT, "It is being sent at this moment.");
        }
        rest(DeliveryState.QUEUED);
        failures = 0;
        dueAt = now;
        changed(now);
    }

    private void add(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        attempts = all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size());
    }

    private void rest(DeliveryState next) {
        state = next;
        claimedAt = null;
    }

    UUID webhookId() {
        return webhookId;
    }

    /** The same in every attempt: by it a target knows what it has got already. */
    String messageId() {
        return "msg_" + id().toString().replace("-", "");
    }

    String type() {
        return type;
    }

    String body() {
        return body;
    }

    DeliveryState state() {
        return state;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant claimedAt() {
        return claimedAt;
    }

    /** Oldest first. */
    List<Attempt> attempts() {
        return attempts;
    }
}
