package io.broadsheet.category;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.taxonomy.Term;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/** A department. Categories form a tree: a list of one's entries includes those of its descendants. */
@Entity
public class Category extends Term {

    /** The one that always exists, and that entries without another have. */
    public static final UUID UNCATEGORIZED = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final int DEEPEST = 8;

    @ManyToOne(fetch = FetchType.LAZY)
    private Category parent;

    protected Category() {}

    @Override
    public String table() {
        return "category";
    }

    public Category parent() {
        return parent;
    }

    public boolean isDefault() {
        return id().equals(UNCATEGORIZED);
    }

    /**
     * Puts this category, and all below it, under another or at the top.
     *
     * @param height the levels that it and all below it have
     * @throws Problem 400 if the parent descends from this category, or the tree gets deeper than 8
     */
    void place(Category newParent, int height) {
        int depth = height;
        for (Category above = newParent; above != null; above = above.parent) {
            if (above.id().equals(id())) {
                throw Problem.invalidMember("/parent", "cycle", "A category cannot descend from itself.");
            }
            if (++depth > DEEPEST) {
                throw Problem.invalidMember("/parent", "depth", "Categories nest " + DEEPEST + " deep at most.");
            }
        }
        parent = newParent;
    }

    void guardSlug(String slug) {
        if (isDefault() && !slug().equals(slug)) {
            throw new Problem(ProblemType.CONFLICT, "The default category keeps its slug.");
        }
    }
}
