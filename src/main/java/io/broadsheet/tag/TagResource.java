package io.broadsheet.tag;

import io.broadsheet.http.PublicUrl;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.taxonomy.TermRepository;
import io.broadsheet.taxonomy.TermResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Every URL of tags. */
@Path(PublicUrl.API + "/tags")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Tags")
public class TagResource extends TermResource<Tag, TermJson.Create, TermJson.View> {

    @Inject
    TagRepository tags;

    TagResource() {
        super(TermJson.Create.class);
    }

    @Override
    protected TermRepository<Tag, TermJson.Create> repository() {
        return tags;
    }

    @Override
    protected TermJson.View view(Tag tag) {
        return TermJson.View.of(tag);
    }

    @Override
    protected TermJson.Create given(Tag tag) {
        return TermJson.Create.of(tag);
    }
}
