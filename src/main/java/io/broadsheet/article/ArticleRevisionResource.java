package io.broadsheet.article;

import io.broadsheet.content.EntryRevisionResource;
import io.broadsheet.http.PublicUrl;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of the revisions of articles. */
@Path(PublicUrl.API + "/articles/{ref}/revisions")
@Tag(name = "Editing articles")
public class ArticleRevisionResource extends EntryRevisionResource {

    @Override
    protected String kind() {
        return Article.KIND;
    }
}
