package io.broadsheet.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Every query of {@link Site}. */
@ApplicationScoped
public class SiteRepository implements PanacheRepositoryBase<Site, UUID> {

    public Site site() {
        return findById(Site.ID);
    }

    /** The row, locked until the transaction ends. */
    public Site forChange() {
        return findById(Site.ID, LockModeType.PESSIMISTIC_WRITE);
    }
}
