package io.broadsheet.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A mail in the queue: what it is about and to whom, not what it says. */
@Entity
public class Mail {

    /** Doubles with each attempt, as RFC 5321 (section 4.5.4.1) advises, up to the longest. */
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    private static final Duration LONGEST_DELAY = Duration.ofHours(4);

    /** With these delays the last one is a day after the first. */
    private static final int MOST_ATTEMPTS = 14;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, updatable = false)
    private String kind;

    @Column(nullable = false, updatable = false)
    private boolean bulk;

    @Column(nullable = false, updatable = false)
    private UUID reference;

    @Column(nullable = false, updatable = false)
    private UUID recipient;

    private String address;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MailState state;

    @Column(nullable = false)
    private int attempts;

    @Column(nullable = false)
    private Instant dueAt;

    private Instant claimedAt;

    private Instant finishedAt;

    private String failure;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    /** Rows are made by {@link MailQueue}, many at once. */
    protected Mail() {}

    /** To be committed before the mail is shown to a server: from here on it is nobody else's. */
    void claim(Instant now) {
        if (state != MailState.QUEUED) {
            throw new IllegalStateException("Mail " + id + " is " + state.code());
        }
        state = MailState.SENDING;
        claimedAt = now;
    }

    /** Also of one that was taken for doubtful meanwhile: whoever claimed it knows better. */
    void settle(Outcome outcome, Instant now) {
        if (state != MailState.SENDING && state != MailState.DOUBTFUL) {
            throw new IllegalStateException("Mail " + id + " is " + state.code());
        }
        failure = outcome.reason();
        switch (outcome.kind()) {
            case SENT -> finish(MailState.SENT, now);
            case SKIPPED -> finish(MailState.SKIPPED, now);
            case REFUSED, BOUNCED -> finish(MailState.FAILED, now);
            case DOUBTFUL -> finish(MailState.DOUBTFUL, now);
            case DELAYED -> delay(now);
            case UNREACHABLE -> queue(dueAt);
        }
    }

    private void delay(Instant now) {
        attempts++;
        if (attempts == MOST_ATTEMPTS) {
            finish(MailState.FAILED, now);
        } else {
            // Fewer than 14 doublings of a minute are no overflow.
            Duration delay = FIRST_DELAY.multipliedBy(1L << (attempts - 1));
            queue(now.plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY));
        }
    }

    private void queue(Instant due) {
        state = MailState.QUEUED;
        dueAt = due;
        claimedAt = null;
        finishedAt = null;
    }

    private void finish(MailState end, Instant now) {
        state = end;
        finishedAt = now;
        address = null;
    }

    /** Rises with each mail of the queue; gaps are no loss. */
    public long id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    /** What the mail is about; with the kind and the recipient it is unique. */
    public UUID reference() {
        return reference;
    }

    public UUID recipient() {
        return recipient;
    }

    /** As given when the mail was queued, until it is sent or given up; nothing if its source looks it up. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    public MailState state() {
        return state;
    }

    /** Why it was not sent, or not yet, in the words of the server; no address, 500 characters at most. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was sent, or given up. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
