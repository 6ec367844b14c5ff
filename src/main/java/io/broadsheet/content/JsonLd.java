package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.author.Author;
import io.broadsheet.site.Site;
import io.broadsheet.tag.Tag;
import io.broadsheet.text.AbsoluteAddresses;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry in the words of schema.org, as JSON-LD 1.1, with the members that search engines ask of an article. What is not
 * known is absent.
 */
@Schema(
        name = "JsonLd",
        description = "The entry for search engines: JSON-LD in the words of schema.org. All addresses are absolute.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JsonLd(
        @JsonProperty("@context") @Schema(required = true, enumeration = CONTEXT) String context,
        @JsonProperty("@type") @Schema(required = true, maxLength = 50, examples = "NewsArticle") String type,
        @Schema(required = true, maxLength = 300) String headline,
        @Schema(maxLength = 1000, description = "That of `seo`, or else the excerpt.") String description,
        @Schema(maxItems = 1) List<@Size(max = 4000) String> image,
        @Schema(description = "Absent for a draft.") Instant datePublished,
        @Schema(required = true) Instant dateModified,
        @Schema(required = true, maxLength = 35) String inLanguage,
        @Schema(maxItems = 50, description = "Persons.") List<Thing> author,
        @Schema(required = true, description = "The site as an organisation.") Thing publisher,
        @Schema(required = true, description = "The site.") Thing isPartOf,
        @Schema(required = true, format = "uri", maxLength = 4000, description = "The canonical address.")
                String mainEntityOfPage,
        @Schema(required = true, format = "uri", maxLength = 4000) String url,
        @Schema(maxLength = 200, description = "The category, unless it is the default.") String articleSection,
        @Schema(maxItems = 50, description = "The tags.") List<@Size(max = 200) String> keywords,
        @Schema(minimum = "0", description = "Absent without a body.") Integer wordCount,
        @Schema(description = "The article that a post is about.") Thing about) {

    private static final String CONTEXT = "https://schema.org";

    @Schema(name = "JsonLdThing", description = "A person, an organisation, a site or an article, by its name.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Thing(
            @JsonProperty("@type") @Schema(required = true, maxLength = 50, examples = "Person") String type,
            @Schema(required = true, maxLength = 300) String name,
            @Schema(format = "uri", maxLength = 4000) String url) {}

    /** @param wordCount null without a body. @param about null unless the reader may know of it */
    static JsonLd of(Entry entry, String url, Site site, Integer wordCount, Thing about) {
        AbsoluteAddresses addresses = new AbsoluteAddresses(site.url());
        EntryJson.Seo seo = entry.seo();
        String description = seo == null ? null : seo.description();
        String canonical = seo == null ? null : seo.canonicalUrl();
        Instant published = entry.life().publishedAt();
        return new JsonLd(
                CONTEXT,
                entry.schemaType(),
                entry.title(),
                description == null ? entry.excerpt() : description,
                entry.image() == null
                        ? null
                        : List.of(addresses.address(entry.image().url())),
                published,
                // What was scheduled was last changed before it came out; no reader saw it earlier.
                published != null && published.isAfter(entry.updatedAt()) ? published : entry.updatedAt(),
                entry.language(),
                entry.authors().stream()
                        .map(Author::name)
                        .map(name -> new Thing("Person", name, null))
                        .toList(),
                new Thing("Organization", site.title(), site.url()),
                new Thing("WebSite", site.title(), site.url()),
                canonical == null ? url : addresses.address(canonical),
                url,
                entry.category().isDefault() ? null : entry.category().name(),
                entry.tags().stream().map(Tag::name).toList(),
                wordCount,
                about);
    }
}
