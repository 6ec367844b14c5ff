package io.broadsheet.article;

import io.broadsheet.content.Entry;
import io.broadsheet.content.EntryResource;
import io.broadsheet.http.PublicUrl;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of articles. */
@Path(PublicUrl.API + "/articles")
@Tag(name = "Articles")
public class ArticleResource extends EntryResource {

    @Override
    protected String kind() {
        return Article.KIND;
    }

    @Override
    protected Entry made(Instant now) {
        return new Article(now);
    }
}
