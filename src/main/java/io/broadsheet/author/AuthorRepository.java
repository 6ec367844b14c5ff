package io.broadsheet.author;

import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.taxonomy.TermRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Every query of {@link Author}. */
@ApplicationScoped
public class AuthorRepository extends TermRepository<Author, TermJson.Create> {

    AuthorRepository() {
        super(Author.class);
    }
}
