package io.broadsheet.signup;

import io.broadsheet.database.BaseEntity;
import io.broadsheet.mail.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;

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

    /** As given. */
    public String email() {
        return email;
    }

    EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    public String name() {
        return name;
    }

    public Instant pausedUntil() {
        return pausedUntil;
    }

    /** Why nothing is sent there: {@code bounced} or {@code complained}; null if nothing speaks against it. */
    public String suppressed() {
        return suppressed;
    }

    boolean isSuppressed() {
        return suppressed != null;
    }
}
