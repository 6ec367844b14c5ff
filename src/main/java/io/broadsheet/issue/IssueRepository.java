package io.broadsheet.issue;

import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.newsletter.Newsletter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/** Every query of {@link Issue} and its content. */
@ApplicationScoped
class IssueRepository implements PanacheRepositoryBase<Issue, UUID> {

    private static final Keyset<Issue> NEWEST_FIRST =
            new Keyset<>("i.createdAt", true, issue -> issue.createdAt().toString(), Instant::parse);

    @Inject
    Paging paging;

    Paging.Slice<Issue> slice(Newsletter newsletter, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(
                        Issue.class,
                        "Issue i",
                        " join fetch i.newsletter",
                        "i.newsletter = :newsletter",
                        Map.of("newsletter", newsletter),
                        "i",
                        "i.id",
                        NEWEST_FIRST),
                request);
    }

    /** @throws Problem 404 */
    Issue find(Newsletter newsletter, String id) {
        return find("id = ?1 and newsletter = ?2", Ids.parse(id), newsletter)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** The row, locked until the transaction ends. @throws Problem 404 */
    Issue forChange(Newsletter newsletter, String id) {
        return find("id = ?1 and newsletter = ?2", Ids.parse(id), newsletter)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** The one whose time came first, locked; none that another instance is at. */
    Optional<Issue> nextDue(Instant now) {
        return find("status = SCHEDULED and dispatchAt <= ?1 order by dispatchAt, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    /** Those whose mails are on their way, locked; none that another instance is at. */
    List<Issue> sending() {
        return find("status = SENDING order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .list();
    }

    void keep(IssueContent content) {
        getEntityManager().persist(content);
    }

    /** What was kept when it was sent. */
    Optional<IssueContent> content(Issue issue) {
        return Optional.ofNullable(getEntityManager().find(IssueContent.class, issue.id()));
    }
}
