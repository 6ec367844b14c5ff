package io.broadsheet.site;

import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeLog;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Every query of {@link Site}. */
@ApplicationScoped
public class SiteRepository implements PanacheRepositoryBase<Site, UUID> {

    /** What all answers that depend on it are known by. */
    public static final String CACHE_TAG = "site";

    @Inject
    ChangeLog changes;

    public Site site() {
        return findById(Site.ID);
    }

    /** The row, locked until the transaction ends. */
    public Site forChange() {
        return findById(Site.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Describes it anew. */
    public void change(Site site, SiteJson.Given given, Instant now) {
        site.change(given, now);
        flush();
        changes.append(new Change("updated", CACHE_TAG, site.id(), null, Set.of(CACHE_TAG), false));
    }
}
