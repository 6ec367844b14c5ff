package io.broadsheet.author;

import io.broadsheet.taxonomy.Term;
import jakarta.persistence.Entity;

/** Whoever has a byline. */
@Entity
public class Author extends Term {

    protected Author() {}

    @Override
    public String table() {
        return "author";
    }
}
