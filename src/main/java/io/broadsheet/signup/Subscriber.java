package io.broadsheet.signup;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.mail.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Objects;

/** Somebody with a mail address. */
@Entity
public class Subscriber extends BaseEntity {

    @Column(nullable = false)
    private String email;

    @Column(nullable = false)
    private String emailKey;

    private String name;

    private Instant pausedUntil;

    private String suppressed;

    protected Subscriber() {}

    Subscriber(EmailAddress address, String name, Instant now) {
        super(now);
        this.email = address.given();
        this.emailKey = address.key();
        this.name = name;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    /** @return whether that changed anything */
    boolean change(String newName, Instant newPausedUntil, Instant now) {
        if (Objects.equals(name, newName) && Objects.equals(pause(now), newPausedUntil)) {
            return false;
        }
        name = newName;
        pausedUntil = newPausedUntil;
        changed(now);
        return true;
    }

    /** Nothing is sent there any more. A complaint outweighs a bounce. @return whether that is new */
    boolean suppress(Suppression why, Instant now) {
        if (why == suppressed() || suppressed() == Suppression.COMPLAINED) {
            return false;
        }
        suppressed = why.code();
        changed(now);
        return true;
    }

    void unsuppress(Instant now) {
        suppressed = null;
        changed(now);
    }

    /** Also by each change of a subscription: whoever has seen the one has seen the other. */
    @Override
    protected void changed(Instant now) {
        super.changed(now);
    }

    /** As given. */
    public String email() {
        return email;
    }

    public EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    public String name() {
        return name;
    }

    /** Until when no issue is sent; null, or past, if nothing is paused. */
    public Instant pausedUntil() {
        return pausedUntil;
    }

    /** Null if nothing is paused any more. */
    Instant pause(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now) ? pausedUntil : null;
    }

    /** Why nothing is sent there; null if nothing speaks against it. */
    public Suppression suppressed() {
        return Suppression.of(suppressed);
    }

    boolean isSuppressed() {
        return suppressed != null;
    }
}
