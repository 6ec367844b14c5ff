package io.broadsheet.content;

import io.broadsheet.http.PageParameters;
import jakarta.ws.rs.BeanParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a list of entries, as they arrive. */
public class EntryParameters extends PageParameters {

    @RestQuery
    @Parameter(
            description = "Slugs of tags. A comma means any of them; the parameter given again means that one, too.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = 10))
    public List<String> tag;

    @RestQuery
    @Parameter(description = "Slugs of tags, between commas, none of which it has.", schema = @Schema(maxLength = 2000))
    public String notTag;

    @RestQuery
    @Parameter(
            description = "Slugs of categories, between commas; their descendants count, too.",
            schema = @Schema(maxLength = 2000))
    public String category;

    @RestQuery
    @Parameter(description = "Slugs of authors, between commas.", schema = @Schema(maxLength = 2000))
    public String author;

    @RestQuery
    @Parameter(description = "Hashtags, between commas, without #, in any case.", schema = @Schema(maxLength = 2000))
    public String hashtag;

    @RestQuery
    @Parameter(
            description = "Language tags (BCP 47), between commas; `pt` is also `pt-BR`.",
            schema = @Schema(maxLength = 400))
    public String language;

    @RestQuery
    @Parameter(description = "Published at this instant or later.", schema = @Schema(format = "date-time"))
    public String publishedAfter;

    @RestQuery
    @Parameter(description = "Published before this instant.", schema = @Schema(format = "date-time"))
    public String publishedBefore;

    @RestQuery
    @Parameter(description = "Changed at this instant or later.", schema = @Schema(format = "date-time"))
    public String updatedAfter;

    @RestQuery
    @Parameter(description = "Ids, between commas, 100 at most.", schema = @Schema(maxLength = 3700))
    public String ids;

    @RestQuery
    @Parameter(description = "Slugs, between commas, 100 at most.", schema = @Schema(maxLength = 20100))
    public String slugs;

    @RestQuery
    @Parameter(
            description = "What to search for: words, \"phrases\", -not, or. Accents, case and endings do not matter.",
            schema = @Schema(maxLength = EntryQuery.LONGEST))
    public String q;

    @RestQuery
    @Parameter(
            description = "What state they are in, between commas. Anything but `published` needs a key with"
                    + " `content:read`.",
            schema = @Schema(maxLength = 100, defaultValue = "published"))
    public String status;

    @RestQuery
    @Parameter(
            description = "The order. `relevance` needs `q`, and weighs the newest " + EntrySearch.WEIGHED
                    + " matches and as many with a match in the title; the others follow, newest first.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "-publishedAt",
                                "publishedAt",
                                "-updatedAt",
                                "updatedAt",
                                "title",
                                "-title",
                                "relevance"
                            }))
    public String sort;

    @BeanParam
    public ShowParameters show;
}
