package io.broadsheet.post;

import io.broadsheet.content.Entry;
import io.broadsheet.content.EntryResource;
import io.broadsheet.http.PublicUrl;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every URL of posts. */
@Path(PublicUrl.API + "/posts")
@Tag(name = "Posts")
public class PostResource extends EntryResource {

    @Override
    protected String kind() {
        return Post.KIND;
    }

    @Override
    protected Entry made(Instant now) {
        return new Post(now);
    }
}
