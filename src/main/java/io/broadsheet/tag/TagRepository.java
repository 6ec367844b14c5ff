package io.broadsheet.tag;

import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.taxonomy.TermRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Every query of {@link Tag}. */
@ApplicationScoped
public class TagRepository extends TermRepository<Tag, TermJson.Create> {

    TagRepository() {
        super(Tag.class);
    }
}
