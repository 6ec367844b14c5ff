package io.broadsheet.post;

import io.broadsheet.content.EntryRevisionResource;
import io.broadsheet.http.PublicUrl;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of the revisions of posts. */
@Path(PublicUrl.API + "/posts/{ref}/revisions")
@Tag(name = "Editing posts")
public class PostRevisionResource extends EntryRevisionResource {

    @Override
    protected String kind() {
        return Post.KIND;
    }
}
