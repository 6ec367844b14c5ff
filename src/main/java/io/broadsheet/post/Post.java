package io.broadsheet.post;

import io.broadsheet.content.Entry;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A short update, which may be about an article. */
@Entity
@DiscriminatorValue(Post.KIND)
public class Post extends Entry {

    public static final String KIND = "post";

    protected Post() {}

    public Post(Instant now) {
        super(now);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    protected String schemaType() {
        return "BlogPosting";
    }

    @Override
    protected String aboutKind() {
        return "article";
    }
}
