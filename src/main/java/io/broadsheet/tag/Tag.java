package io.broadsheet.tag;

import io.broadsheet.taxonomy.Term;
import jakarta.persistence.Entity;

/** A word that entries share, as readers look for it. */
@Entity
public class Tag extends Term {

    protected Tag() {}

    @Override
    public String table() {
        return "tag";
    }
}
