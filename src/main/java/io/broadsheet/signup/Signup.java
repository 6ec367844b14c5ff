package io.broadsheet.signup;

import io.broadsheet.newsletter.Newsletter;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** What somebody has sent, until {@link SignupWorker} takes it. It is written by one INSERT of {@link SignupInbox}. */
@Entity
class Signup {

    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Newsletter newsletter;

    private String email;

    private String name;

    private String source;

    private String network;

    private boolean trapped;

    private Instant receivedAt;

    Newsletter newsletter() {
        return newsletter;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    String source() {
        return source;
    }

    String network() {
        return network;
    }

    /** Whether the field was filled that people do not see. */
    boolean isTrapped() {
        return trapped;
    }

    Instant receivedAt() {
        return receivedAt;
    }
}
