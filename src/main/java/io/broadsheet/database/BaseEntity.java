package io.broadsheet.database;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A row with an id, a version that every change raises, and the instants of its making and its last change. */
@MappedSuperclass
public abstract class BaseEntity {

    /** Version 7 (RFC 9562); made here, not by Hibernate, because rows claim slugs in its name before they are written. */
    @Id
    @Column(nullable = false, updatable = false)
    private UUID id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    protected BaseEntity() {}

    protected BaseEntity(Instant now) {
        id = newId();
        createdAt = now;
        updatedAt = now;
    }

    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** What people know it by in addresses; null if there is nothing but its id. */
    public String slug() {
        return null;
    }

    /** Whether it is about a person: then nothing keeps its id that is to outlive it. */
    public boolean isPersonal() {
        return false;
    }

    /** The version as an entity tag (RFC 9110, section 8.8.3). */
    public String versionTag() {
        return "\"v" + version + "\"";
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Called by whatever changes the row. Strictly later each time, whatever the clock does, so that the version rises, too;
     * only what happens in the instant of its making is part of that.
     */
    protected void changed(Instant now) {
        if (!now.equals(createdAt)) {
            updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseEntity entity && id().equals(entity.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
