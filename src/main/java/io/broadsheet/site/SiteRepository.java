package io.broadsheet.site;

import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeFeed;
import io.broadsheet.change.ChangeLog;
import io.broadsheet.change.Memo;
import io.broadsheet.change.Touched;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    private final Memo<Site> known;

    @Inject
    SiteRepository(ChangeFeed feed) {
        known = new Memo<>(CACHE_TAG, feed);
    }

    /** To be read only: it may be another request's, too. */
    public Site site() {
        return known.get(site -> true, () -> findById(Site.ID));
    }

    void forget(@Observes Touched touched) {
        known.forget(touched);
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
