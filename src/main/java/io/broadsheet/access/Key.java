package io.broadsheet.access;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An API key. Only its hash is kept. */
@Entity
@Table(name = "api_key")
class Key extends BaseEntity {

    /** How exact the last use is known; writing it on every request would make readers writers. */
    private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

    @Column(nullable = false)
    private String name;

    @Column(nullable = false, updatable = false)
    private String handle;

    @Column(nullable = false, updatable = false)
    private byte[] hash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, updatable = false)
    private String[] scopes;

    private Instant expiresAt;

    private Instant lastUsedAt;

    protected Key() {}

    Key(String token, KeyJson.Create given, Instant now) {
        super(now);
        name = given.name().strip();
        handle = Token.handle(token);
        hash = Token.hash(token);
        scopes = new TreeSet<>(given.scopes()).toArray(String[]::new);
        expiresAt = given.expiresAt();
    }

    boolean opensWith(byte[] presentedHash, Instant now) {
        return MessageDigest.isEqual(hash, presentedHash) && (expiresAt == null || now.isBefore(expiresAt));
    }

    boolean needsMarkOfUse(Instant now) {
        return lastUsedAt == null || lastUsedAt.plus(LAST_USE_PRECISION).isBefore(now);
    }

    String name() {
        return name;
    }

    String handle() {
        return handle;
    }

    Set<String> scopes() {
        return new TreeSet<>(Set.of(scopes));
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
