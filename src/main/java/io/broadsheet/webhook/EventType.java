package io.broadsheet.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.change.Change;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be told. What the log has of other types, such as those of a newer version, is told to nobody. */
@Schema(name = "WebhookEventType")
enum EventType {
    @JsonProperty("article.published")
    ARTICLE_PUBLISHED,
    @JsonProperty("article.updated")
    ARTICLE_UPDATED,
    @JsonProperty("article.unpublished")
    ARTICLE_UNPUBLISHED,
    @JsonProperty("article.deleted")
    ARTICLE_DELETED,
    @JsonProperty("post.published")
    POST_PUBLISHED,
    @JsonProperty("post.updated")
    POST_UPDATED,
    @JsonProperty("post.unpublished")
    POST_UNPUBLISHED,
    @JsonProperty("post.deleted")
    POST_DELETED,
    @JsonProperty("tag.created")
    TAG_CREATED,
    @JsonProperty("tag.updated")
    TAG_UPDATED,
    @JsonProperty("tag.deleted")
    TAG_DELETED,
    @JsonProperty("category.created")
    CATEGORY_CREATED,
    @JsonProperty("category.updated")
    CATEGORY_UPDATED,
    @JsonProperty("category.deleted")
    CATEGORY_DELETED,
    @JsonProperty("author.created")
    AUTHOR_CREATED,
    @JsonProperty("author.updated")
    AUTHOR_UPDATED,
    @JsonProperty("author.deleted")
    AUTHOR_DELETED,
    @JsonProperty("newsletter.created")
    NEWSLETTER_CREATED,
    @JsonProperty("newsletter.updated")
    NEWSLETTER_UPDATED,
    @JsonProperty("newsletter.deleted")
    NEWSLETTER_DELETED,
    @JsonProperty("site.updated")
    SITE_UPDATED;

    /** Of a delivery that somebody asked for to try the target. */
    static final String TEST = "webhook.test";

    private static final Map<String, EventType> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(EventType::code, type -> type));

    static Optional<EventType> of(Change change) {
        return Optional.ofNullable(BY_CODE.get(change.resource() + "." + change.type()));
    }

    static EventType of(String code) {
        return BY_CODE.get(code);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As on the wire: problems name the values there are. */
    @Override
    public String toString() {
        return code();
    }
}
