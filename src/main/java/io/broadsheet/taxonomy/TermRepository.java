package io.broadsheet.taxonomy;

import io.broadsheet.change.Change;
import io.broadsheet.change.ChangeLog;
import io.broadsheet.database.ScalarQuery;
import io.broadsheet.database.Slug;
import io.broadsheet.http.Ids;
import io.broadsheet.http.Keyset;
import io.broadsheet.http.PageRequest;
import io.broadsheet.http.Paging;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Every query of one kind of term.
 *
 * @param <G> what it is given
 */
public abstract class TermRepository<T extends Term, G extends TermJson.Given>
        implements PanacheRepositoryBase<T, UUID> {

    /** By parameter value. */
    static final Map<String, Keyset<Term>> ORDERS = orders();

    @Inject
    Paging paging;

    @Inject
    protected ChangeLog changes;

    private final Class<T> type;
    private final String table;

    protected TermRepository(Class<T> type) {
        this.type = type;
        this.table = type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Keyset<Term>> orders() {
        Keyset<Term> name = new Keyset<>("t.name", false, Term::name, text -> text);
        Keyset<Term> count = new Keyset<>("t.count", false, term -> String.valueOf(term.count()), Integer::valueOf);
        Map<String, Keyset<Term>> orders = new LinkedHashMap<>();
        orders.put("name", name);
        orders.put("-name", name.descend());
        orders.put("count", count);
        orders.put("-count", count.descend());
        return orders;
    }

    /** What answers that choose from all of this kind are known by. */
    public String allTag() {
        return Term.allTag(table);
    }

    /** What people call a term of this kind. */
    public String noun() {
        return table;
    }

    @SuppressWarnings("unchecked")
    public Paging.Slice<T> slice(Keyset<Term> order, PageRequest request) {
        return paging.slice(
                new Paging.Rows<>(type, type.getSimpleName() + " t", "", "1 = 1", Map.of(), "t", "t.id", (Keyset<T>)
                        (Keyset<?>) order),
                request);
    }

    /** @param ref an id or a slug */
    public Optional<T> findByRef(String ref) {
        return byRef(ref).firstResultOptional();
    }

    private PanacheQuery<T> byRef(String ref) {
        return Ids.isId(ref) ? find("id", UUID.fromString(ref)) : find("slug", ref);
    }

    /** The row, locked until the transaction ends. @throws Problem 404 */
    public T forChange(String ref) {
        return byRef(ref)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /**
     * Finds the terms that the references mean, or makes them: an equal slug means a term, else a case-insensitively equal
     * name, else a new term gets the reference as its name. Two writers that make the same one at once get the same one.
     */
    public List<T> claim(Collection<String> references, Instant now) {
        List<String> wanted = references.stream().map(String::strip).distinct().toList();
        Map<String, T> found = meant(wanted);
        // In order, so that two writers never wait for each other.
        wanted.stream()
                .filter(reference -> !found.containsKey(reference))
                .sorted()
                .forEach(name -> found.put(name, make(name, now)));
        return wanted.stream().map(found::get).distinct().toList();
    }

    /** Those of these slugs that there are, in their order. */
    public List<String> known(Collection<String> slugs) {
        Set<String> found = list("slug in ?1", slugs).stream().map(Term::slug).collect(Collectors.toSet());
        return slugs.stream().filter(found::contains).toList();
    }

    private Map<String, T> meant(Collection<String> references) {
        if (references.isEmpty()) {
            return new LinkedHashMap<>();
        }
        List<String> names = references.stream()
                .map(reference -> reference.toLowerCase(Locale.ROOT))
                .toList();
        List<T> rows = list("slug in ?1 or lower(name) in ?2 order by id", references, names);
        Map<String, T> meant = new LinkedHashMap<>();
        for (String reference : references) {
            rows.stream()
                    .filter(row -> row.slug().equals(reference))
                    .findFirst()
                    .or(() -> rows.stream()
                            .filter(row -> row.name().equalsIgnoreCase(reference))
                            .findFirst())
                    .ifPresent(row -> meant.put(reference, row));
        }
        return meant;
    }

    private T make(String name, Instant now) {
        TermJson.Create given = new TermJson.Create(name, null, null);
        return Slug.candidates(Slug.of(name, noun()))
                .map(slug -> insert(slug, given, now)
                        .or(() -> find("slug = ?1 and lower(name) = ?2", slug, name.toLowerCase(Locale.ROOT))
                                .firstResultOptional()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Adds a term.
     *
     * @throws Problem 409 if the given slug is taken, or if it is to be made from a name that another has
     */
    public T add(G given, Instant now) {
        T term = given.slug() == null
                ? addByName(given, now)
                : insert(given.slug(), given, now).orElseThrow(() -> Problem.slugTaken(given.slug()));
        complete(term, given);
        flush();
        return term;
    }

    /** Settles what a kind is given beyond the common. */
    protected void complete(T term, G given) {}

    private T addByName(G given, Instant now) {
        return Slug.candidates(Slug.of(given.name(), noun()))
                .map(slug -> insert(slug, given, now).or(() -> refuseTwin(slug, given.name())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private Optional<T> refuseTwin(String slug, String name) {
        findByRef(slug)
                .filter(twin -> twin.name().equalsIgnoreCase(name.strip()))
                .ifPresent(twin -> {
                    throw Problem.slugTaken(slug);
                });
        return Optional.empty();
    }

    /** Empty if the slug is taken; a unique violation would end the transaction. */
    private Optional<T> insert(String slug, TermJson.Given given, Instant now) {
        UUID id = Term.newId();
        int inserted = getSession()
                .createNativeMutationQuery("insert into " + table
                        + " (id, version, slug, name, description, created_at, updated_at)"
                        + " values (:id, 0, :slug, :name, :description, :now, :now) on conflict (slug) do nothing")
                .setParameter("id", id)
                .setParameter("slug", slug)
                .setParameter("name", given.name().strip())
                .setParameter("description", given.description(), String.class)
                .setParameter("now", now)
                .executeUpdate();
        return inserted == 0
                ? Optional.empty()
                : findByIdOptional(id).map(term -> told("created", term, Stream.empty()));
    }

    /** @param before what answers that showed it formerly are known by */
    private T told(String type, T term, Stream<String> before) {
        Set<String> tags =
                Stream.concat(before, Stream.of(term.cacheTag(), term.allTag())).collect(Collectors.toSet());
        changes.append(new Change(type, table, term.id(), term.slug(), tags, true));
        return term;
    }

    /** What answers that choose from the entries of these terms, or count them, are known by; those of other kinds are left out. */
    public Set<String> entriesTags(Collection<? extends Term> terms) {
        List<UUID> ids = terms.stream()
                .filter(term -> term.table().equals(table))
                .map(Term::id)
                .toList();
        return ids.isEmpty()
                ? Set.of()
                : slugs(ids).stream().map(slug -> Term.entriesTag(table, slug)).collect(Collectors.toSet());
    }

    /** Of these, and of those whose entries include theirs, as they are in the database at this moment. */
    protected List<String> slugs(Collection<UUID> ids) {
        return ScalarQuery.of(
                        getEntityManager(), "select slug from " + table + " where id in (:ids)", "slug", String.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** @throws Problem 409 if another has the slug */
    public void change(T term, G given, Instant now) {
        String slug = slug(given);
        if (!slug.equals(term.slug())
                && find("slug", slug).firstResultOptional().isPresent()) {
            throw Problem.slugTaken(slug);
        }
        String before = term.cacheTag();
        term.change(slug, given, now);
        complete(term, given);
        flush();
        told("updated", term, Stream.of(before));
    }

    /** The given one, or one made from the name. */
    protected String slug(G given) {
        return given.slug() == null ? Slug.of(given.name(), noun()) : given.slug();
    }

    /** @throws Problem 409 if something refers to it and that forbids its deletion */
    public void remove(T term) {
        delete(term);
        try {
            flush();
        } catch (ConstraintViolationException referred) {
            throw new Problem(ProblemType.IN_USE, "Entries or other resources still refer to this " + noun() + ".");
        }
        told("deleted", term, Stream.empty());
    }
}
