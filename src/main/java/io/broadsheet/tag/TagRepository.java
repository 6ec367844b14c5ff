package io.broadsheet.tag;

import io.broadsheet.taxonomy.TermRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Every query of {@link Tag}. */
@ApplicationScoped
public class TagRepository extends TermRepository<Tag> {

    TagRepository() {
        super(Tag.class);
    }
}
