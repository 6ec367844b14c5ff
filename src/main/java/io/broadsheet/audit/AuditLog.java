package io.broadsheet.audit;

import io.broadsheet.access.Caller;
import io.broadsheet.database.BaseEntity;
import io.broadsheet.http.RequestContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import org.hibernate.Hibernate;

/** Where each write of somebody with a key notes what it did: in its own transaction, so that there is none without the other. */
@RequestScoped
public class AuditLog {

    @Inject
    EntityManager entityManager;

    @Inject
    Caller caller;

    @Inject
    RoutingContext routing;

    @Inject
    InstantSource clock;

    /** @param verb such as {@code publish}. @param status of the answer */
    public void note(String verb, BaseEntity written, int status) {
        note(verb, Hibernate.getClass(written).getSimpleName().toLowerCase(Locale.ROOT), written, status);
    }

    /** @param written null if it is about none, or about many */
    @Transactional(Transactional.TxType.MANDATORY)
    void note(String verb, String resource, BaseEntity written, int status) {
        entityManager.persist(new AuditEntry(
                caller.keyId(),
                caller.keyName(),
                RequestContext.id(routing),
                resource,
                verb,
                written,
                status,
                clock.instant()));
    }
}
