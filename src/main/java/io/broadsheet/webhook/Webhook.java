package io.broadsheet.webhook;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;

/** Where somebody wants to be told what happened. */
@Entity
class Webhook extends BaseEntity {

    /** How long a former secret goes on signing, so that nobody has to change it on both sides at one moment. */
    static final Duration OVERLAP = Duration.ofDays(1);

    /** Without a success among the attempts of so long a time, nobody seems to be there any more. */
    static final Duration PATIENCE = Duration.ofDays(1);

    @Column(nullable = false)
    private String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private String[] types;

    @Column(nullable = false)
    private String secret;

    private String formerSecret;

    private Instant formerSecretUntil;

    @Column(nullable = false, updatable = false)
    private long since;

    /** No new version: nobody has changed anything. */
    @OptimisticLock(excluded = true)
    private Instant failingSince;

    private Instant disabledAt;

    @Enumerated(EnumType.STRING)
    private DisabledReason disabledReason;

    protected Webhook() {}

    /** @param since the last position of the log that it is not told of */
    Webhook(WebhookJson.Create given, SigningSecret secret, long since, Instant now) {
        super(now);
        url = given.url();
        types = codes(given.types());
        this.secret = secret.text();
        this.since = since;
    }

    void change(WebhookJson.Change given, Instant now) {
        if (!url.equals(given.url())) {
            failingSince = null;
        }
        url = given.url();
        types = codes(given.types());
        if (given.sends()) {
            disabledAt = null;
            disabledReason = null;
        } else {
            disable(DisabledReason.REQUEST, now);
        }
        changed(now);
    }

    private static String[] codes(Collection<EventType> types) {
        return types == null
                ? new String[0]
                : types.stream().map(EventType::code).sorted().distinct().toArray(String[]::new);
    }

    /** From here on it signs, and for {@link #OVERLAP} the one before does, too; any older one does not. */
    void rotate(SigningSecret next, Instant now) {
        formerSecret = secret;
        formerSecretUntil = now.plus(OVERLAP);
        secret = next.text();
        changed(now);
    }

    /**
     * Takes note of what came of an attempt.
     *
     * @return whether it is disabled by that
     */
    boolean regard(Attempt attempt, Instant now) {
        if (attempt.succeeded()) {
            failingSince = null;
            return false;
        }
        if (failingSince == null) {
            failingSince = attempt.at();
        }
        boolean hopeless = attempt.meansGone() || !now.isBefore(failingSince.plus(PATIENCE));
        if (!isEnabled() || !hopeless) {
            return false;
        }
        disable(attempt.meansGone() ? DisabledReason.GONE : DisabledReason.FAILURES, now);
        changed(now);
        return true;
    }

    /** Once it is enabled again, it has as much patience as at first. */
    private void disable(DisabledReason reason, Instant now) {
        if (isEnabled()) {
            disabledAt = now;
            disabledReason = reason;
            failingSince = null;
        }
    }

    boolean isToldOf(EventType type, long position) {
        return position > since && (types.length == 0 || List.of(types).contains(type.code()));
    }

    /** The secrets that sign at an instant, the present one first. */
    List<SigningSecret> secrets(Instant now) {
        boolean two = formerSecretUntil != null && now.isBefore(formerSecretUntil);
        return Stream.of(secret, two ? formerSecret : null)
                .filter(Objects::nonNull)
                .map(text -> SigningSecret.parse(text).orElseThrow())
                .toList();
    }

    String url() {
        return url;
    }

    /** Empty for all. */
    List<EventType> types() {
        return Stream.of(types).map(EventType::of).filter(Objects::nonNull).toList();
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    Instant disabledAt() {
        return disabledAt;
    }

    DisabledReason disabledReason() {
        return disabledReason;
    }

    /** The first failure after which there was no success; null if there is none. */
    Instant failingSince() {
        return failingSince;
    }

    Instant formerSecretUntil() {
        return formerSecretUntil;
    }
}
