package io.broadsheet.content;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A state that an entry was given, numbered from 1 on. It holds from when it was written until the next one: readers saw it
 * where its {@link Lifecycle} says so. Written by {@link EntryRevisionRepository#record}, and never changed.
 */
@Entity
@Immutable
class EntryRevision extends BaseEntity {

    @Column(nullable = false)
    private UUID entryId;

    @Column(nullable = false)
    private int number;

    @Column(nullable = false)
    private String kind;

    private Integer restoredFrom;

    private UUID keyId;

    private String keyName;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private EntryJson.Create content;

    private byte[] bodyDigest;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private String[] changed;

    @Embedded
    private Lifecycle life;

    protected EntryRevision() {}

    UUID entryId() {
        return entryId;
    }

    int number() {
        return number;
    }

    RevisionKind kind() {
        return RevisionKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** The number of the revision whose content it has; null if it is no restoration. */
    Integer restoredFrom() {
        return restoredFrom;
    }

    /** Null if no key did it, and for the key of the configuration, which has a name alone. */
    UUID keyId() {
        return keyId;
    }

    String keyName() {
        return keyName;
    }

    /** Without the body. */
    EntryJson.Create content() {
        return content;
    }

    byte[] bodyDigest() {
        return bodyDigest;
    }

    List<String> changed() {
        return List.of(changed);
    }

    /** Hibernate reads an embedded object whose columns are all null as null. */
    Lifecycle life() {
        return life == null ? new Lifecycle() : life;
    }

    Instant at() {
        return createdAt();
    }
}
