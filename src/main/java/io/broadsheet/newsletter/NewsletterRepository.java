package io.broadsheet.newsletter;

import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeLog;
import io.broadsheet.database.Slug;
import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.site.SiteRepository;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Every query of {@link Newsletter}. */
@ApplicationScoped
public class NewsletterRepository implements PanacheRepositoryBase<Newsletter, UUID> {

    private static final Keyset<Newsletter> BY_NAME = new Keyset<>("n.name", false, Newsletter::name, text -> text);

    /** How many somebody can be shown at once, and choose from. */
    public static final int MOST = 1000;

    /** What answers that choose from all of them are known by. */
    static final String ALL_TAG = "newsletter:all";

    @Inject
    Paging paging;

    @Inject
    ChangeLog changes;

    @Inject
    SiteRepository sites;

    Paging.Slice<Newsletter> slice(PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(Newsletter.class, "Newsletter n", "", "1 = 1", Map.of(), "n", "n.id", BY_NAME),
                request);
    }

    /** By name: the first {@value #MOST}. */
    public List<Newsletter> all() {
        return find("order by name, id").page(0, MOST).list();
    }

    /** @param ref an id or a slug */
    public Optional<Newsletter> findByRef(String ref) {
        return byRef(ref).firstResultOptional();
    }

    private PanacheQuery<Newsletter> byRef(String ref) {
        return Ids.isId(ref) ? find("id", UUID.fromString(ref)) : find("slug", ref);
    }

    /** The row, locked until the transaction ends. @throws Problem 404 */
    Newsletter forChange(String ref) {
        return byRef(ref)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** How many have confirmed, by newsletter; those that nobody has are missing. */
    Map<UUID, Long> counts(Collection<Newsletter> newsletters) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(
                        "select newsletter_id, count(*) from subscription"
                                + " where status = 'confirmed' and newsletter_id in (:ids) group by newsletter_id",
                        Object[].class)
                .setParameter("ids", newsletters.stream().map(Newsletter::id).toList())
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
    }

    /** @throws Problem 409 if the slug, given or made from the name, is taken */
    public Newsletter add(NewsletterJson.Create given, Instant now) {
        Newsletter newsletter = new Newsletter(now);
        newsletter.change(slug(given), given, language(given), now);
        persist(newsletter);
        flush(newsletter);
        told("created", newsletter, newsletter.cacheTag());
        return newsletter;
    }

    /** @throws Problem 409 if another has the slug */
    void change(Newsletter newsletter, NewsletterJson.Create given, Instant now) {
        String before = newsletter.cacheTag();
        newsletter.change(slug(given), given, language(given), now);
        flush(newsletter);
        told("updated", newsletter, before);
    }

    private void told(String type, Newsletter newsletter, String before) {
        Set<String> tags = Stream.of(before, newsletter.cacheTag(), ALL_TAG).collect(Collectors.toSet());
        changes.append(new Change(type, "newsletter", newsletter.id(), newsletter.slug(), tags, false));
    }

    private void flush(Newsletter newsletter) {
        try {
            flush();
        } catch (ConstraintViolationException twin) {
            throw Problem.slugTaken(newsletter.slug());
        }
    }

    private static String slug(NewsletterJson.Create given) {
        return given.slug() == null ? Slug.of(given.name(), "newsletter") : given.slug();
    }

    private String language(NewsletterJson.Create given) {
        return given.language() == null ? sites.site().language() : given.language();
    }

    /** @throws Problem 409 if somebody has signed up to it, or an entry points at it */
    void remove(Newsletter newsletter) {
        delete(newsletter);
        try {
            flush();
        } catch (ConstraintViolationException referred) {
            throw new Problem(ProblemType.IN_USE, "Subscribers, issues or entries still refer to this newsletter.");
        }
        told("deleted", newsletter, newsletter.cacheTag());
    }
}
