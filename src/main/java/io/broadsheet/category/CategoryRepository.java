package io.broadsheet.category;

import io.broadsheet.change.Change;
import io.broadsheet.database.ScalarQuery;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.taxonomy.TermRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Every query of {@link Category}. */
@ApplicationScoped
public class CategoryRepository extends TermRepository<Category, CategoryJson.Create> {

    CategoryRepository() {
        super(Category.class);
    }

    public Category uncategorized() {
        return findById(Category.UNCATEGORIZED);
    }

    /** An id, a slug, or a name whose case does not matter; the first wins. */
    public Optional<Category> meant(String reference) {
        return findByRef(reference)
                .or(() -> find("lower(name) = lower(?1) order by id", reference).firstResultOptional());
    }

    /** Ids of the categories with these slugs and of all below them. */
    public List<UUID> withDescendants(List<String> slugs) {
        return ScalarQuery.of(
                        getEntityManager(),
                        "with recursive tree (id) as (select id from category where slug in (:slugs)"
                                + " union select c.id from category c join tree on c.parent_id = tree.id)"
                                + " select id from tree",
                        "id",
                        UUID.class)
                .setParameter("slugs", slugs)
                .getResultList();
    }

    /** With all above them. */
    @Override
    protected List<String> slugs(Collection<UUID> ids) {
        return ScalarQuery.of(
                        getEntityManager(),
                        "with recursive line (slug, parent_id) as (select slug, parent_id from category where id in (:ids)"
                                + " union select c.slug, c.parent_id from category c join line on c.id = line.parent_id)"
                                + " select slug from line",
                        "slug",
                        String.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    protected void complete(Category category, CategoryJson.Create given) {
        if (given.parent() == null) {
            category.place(null, 1);
        } else {
            lockTree();
            category.place(parent(given.parent()), height(category));
        }
    }

    /** Until the transaction ends: two moves at once could make a circle that neither of them sees. */
    private void lockTree() {
        getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtext('category tree'))) held")
                .getSingleResult();
    }

    /** How many levels the category and all below it have. */
    private int height(Category category) {
        return ScalarQuery.of(
                        getEntityManager(),
                        "with recursive tree (id, level) as (select id, 1 from category where id = :id"
                                + " union all select c.id, level + 1 from category c join tree on c.parent_id = tree.id)"
                                + " select max(level) as height from tree",
                        "height",
                        Integer.class)
                .setParameter("id", category.id())
                .getSingleResult();
    }

    private Category parent(String ref) {
        return findByRef(ref)
                .orElseThrow(() -> Problem.invalidMember("/parent", "unknown", "There is no category '" + ref + "'."));
    }

    @Override
    public void change(Category category, CategoryJson.Create given, Instant now) {
        category.guardSlug(slug(given));
        Category from = category.parent();
        super.change(category, given, now);
        if (!Objects.equals(from, category.parent())) {
            // Lists of all that were or are above it had or have its entries.
            List<Category> moved = from == null ? List.of(category) : List.of(category, from);
            changes.appendInOrder(() -> Change.of(entriesTags(moved)));
        }
    }

    @Override
    public void remove(Category category) {
        if (category.isDefault()) {
            throw new Problem(ProblemType.CONFLICT, "The default category always exists.");
        }
        super.remove(category);
    }
}
