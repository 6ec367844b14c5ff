package io.broadsheet.audit;

import io.broadsheet.database.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One write by somebody with a key. Rows are added and never changed. */
@Entity
@Immutable
class AuditEntry extends BaseEntity {

    private UUID keyId;

    @Column(nullable = false)
    private String keyName;

    @Column(nullable = false)
    private String requestId;

    @Column(nullable = false)
    private String action;

    @Column(nullable = false)
    private String resource;

    private UUID resourceId;

    private String slug;

    private int status;

    protected AuditEntry() {}

    /** @param written null if it is about none, or about many. Of a person the id is not kept */
    AuditEntry(
            UUID keyId,
            String keyName,
            String requestId,
            String resource,
            String verb,
            BaseEntity written,
            int status,
            Instant now) {
        super(now);
        this.keyId = keyId;
        this.keyName = keyName;
        this.requestId = requestId;
        this.resource = resource;
        this.action = resource + "." + verb;
        this.resourceId = written == null || written.isPersonal() ? null : written.id();
        this.slug = written == null ? null : written.slug();
        this.status = status;
    }

    UUID keyId() {
        return keyId;
    }

    String keyName() {
        return keyName;
    }

    String requestId() {
        return requestId;
    }

    String action() {
        return action;
    }

    String resource() {
        return resource;
    }

    UUID resourceId() {
        return resourceId;
    }

    @Override
    public String slug() {
        return slug;
    }

    int status() {
        return status;
    }
}
