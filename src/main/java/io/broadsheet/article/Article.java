package io.broadsheet.article;

import io.broadsheet.content.Entry;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** An edited story. */
@Entity
@DiscriminatorValue(Article.KIND)
public class Article extends Entry {

    public static final String KIND = "article";

    protected Article() {}

    public Article(Instant now) {
        super(now);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    protected String schemaType() {
        return "NewsArticle";
    }

    @Override
    protected String aboutKind() {
        return null;
    }
}
