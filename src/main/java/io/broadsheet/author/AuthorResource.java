package io.broadsheet.author;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.taxonomy.TermRepository;
import io.broadsheet.taxonomy.TermResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of authors. */
@Path(PublicUrl.API + "/authors")
@Tag(name = "Authors")
public class AuthorResource extends TermResource<Author, TermJson.Create, TermJson.View> {

    @Inject
    AuthorRepository authors;

    AuthorResource() {
        super(TermJson.Create.class);
    }

    @Override
    protected TermRepository<Author, TermJson.Create> repository() {
        return authors;
    }

    @Override
    protected TermJson.View view(Author author) {
        return TermJson.View.of(author);
    }

    @Override
    protected TermJson.Create given(Author author) {
        return TermJson.Create.of(author);
    }
}
