package io.broadsheet.audit;

import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;

/** Every query of {@link AuditEntry}. */
@ApplicationScoped
class AuditEntryRepository {

    private static final Keyset<AuditEntry> NEWEST_FIRST =
            new Keyset<>("a.createdAt", true, entry -> entry.createdAt().toString(), Instant::parse);

    @Inject
    Session session;

    @Inject
    Paging paging;

    Paging.Slice<AuditEntry> slice(AuditFilter filter, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        AuditEntry.class,
                        "AuditEntry a",
                        "",
                        filter.where(),
                        filter.parameters(),
                        "a",
                        "a.id",
                        NEWEST_FIRST),
                request);
    }

    /** Removes what is older. @return how many went, at most {@code most} */
    @Transactional
    int purge(Instant before, int most) {
        ScalarQuery.of(session, "select set_config('broadsheet.purge', 'audit', true)", "set_config", String.class)
                .getSingleResult();
        return session.createNativeMutationQuery("delete from audit_entry where ctid in (select ctid from audit_entry"
                        + " where created_at < :before limit :most for update skip locked)")
                .setParameter("before", before, Instant.class)
                .setParameter("most", most)
                .executeUpdate();
    }
}
