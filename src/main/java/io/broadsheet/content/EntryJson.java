package io.broadsheet.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.database.Slug;
import io.broadsheet.newsletter.NewsletterJson;
import io.broadsheet.site.LanguageTag;
import io.broadsheet.taxonomy.TermJson;
import io.broadsheet.text.AbsoluteAddresses;
import io.broadsheet.text.Block;
import io.broadsheet.text.OutlineHeading;
import io.broadsheet.text.Rendering;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The wire shapes of {@link Entry}. */
public final class EntryJson {

    private static final String WEB_OR_RELATIVE = "^(https?://[^\\s/?#]+[^\\s]*|/(?!/)[^\\s]*)$";
    private static final String WEB_MESSAGE = "must be an http(s) address, or one that begins with /";

    private static final int MOST_CHARACTERS = 512 * 1024;

    private EntryJson() {}

    @Schema(name = "EntryCreate", description = "An article or a post to be.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Create(
            @NotBlank @Size(max = 300) @Schema(examples = "The bridge opens on Friday") String title,
            @Size(max = Slug.MAX_GIVEN)
                    @Pattern(regexp = Slug.PATTERN, message = Slug.RULE)
                    @Schema(description = "Made from the title if absent.", examples = "the-bridge-opens-on-friday")
                    String slug,
            @Size(max = 1000) @Schema(description = "Made from the text if absent.") String excerpt,
            @Valid BodyGiven body,
            @Size(min = 1, max = 200)
                    @Schema(description = "Slug, id or name; `uncategorized` if absent.", examples = "harbour")
                    String category,
            @Size(max = 50)
                    @Schema(
                            description = "Slugs or names: what does not exist is made.",
                            examples = "[\"trams\", \"Harbour Bridge\"]")
                    List<@NotBlank @Size(max = 200) String> tags,
            @Size(max = 50)
                    @Schema(description = "Slugs or names: what does not exist is made.", examples = "[\"Zoë Krämer\"]")
                    List<@NotBlank @Size(max = 200) String> authors,
            @LanguageTag @Schema(maxLength = 35, description = "BCP 47; the site's if absent.", examples = "en")
                    String language,
            @Valid Image image,
            @Size(min = 1, max = Slug.MAX_GIVEN)
                    @Schema(description = "Id or slug of the article that a post is about.")
                    String about,
            @Size(min = 1, max = Slug.MAX_GIVEN)
                    @Schema(description = "Id or slug of the newsletter that its readers are offered.")
                    String newsletter,
            @Valid Seo seo) {

        /** What would make the entry as it is, but for its body, which a change replaces or leaves alone. */
        static Create of(Entry entry) {
            return new Create(
                    entry.title(),
                    entry.slug(),
                    entry.givenExcerpt(),
                    null,
                    entry.category().slug(),
                    entry.tags().stream()
                            .map(TermJson.Ref::of)
                            .map(TermJson.Ref::slug)
                            .toList(),
                    entry.authors().stream()
                            .map(TermJson.Ref::of)
                            .map(TermJson.Ref::slug)
                            .toList(),
                    entry.language(),
                    entry.image(),
                    entry.about() == null ? null : entry.about().id().toString(),
                    entry.newsletter() == null ? null : entry.newsletter().slug(),
                    entry.seo());
        }

        Create with(BodyGiven other) {
            return new Create(
                    title, slug, excerpt, other, category, tags, authors, language, image, about, newsletter, seo);
        }
    }

    @Schema(name = "BodyCreate", description = "Either Markdown or HTML, at most 512 KiB.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BodyGiven(
            @Size(max = MOST_CHARACTERS)
                    @Schema(
                            description = "CommonMark with tables, footnotes and task lists.",
                            examples = "It opens **on Friday**. #HarbourBridge")
                    String markdown,
            @Size(max = MOST_CHARACTERS) @Schema(description = "What is not on the allow-list is removed.")
                    String html) {

        static BodyGiven of(String format, String source) {
            return format.equals("markdown") ? new BodyGiven(source, null) : new BodyGiven(null, source);
        }

        String format() {
            return markdown != null ? "markdown" : "html";
        }

        String source() {
            return markdown != null ? markdown : html;
        }

        Rendering render() {
            return markdown != null ? Rendering.ofMarkdown(markdown) : Rendering.ofHtml(html);
        }
    }

    @Schema(name = "EntryImage", description = "The picture that stands for the entry.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Image(
            @NotNull
                    @Size(max = 2000)
                    @Pattern(regexp = WEB_OR_RELATIVE, message = WEB_MESSAGE)
                    @Schema(required = true, examples = "https://images.example.org/bridge.jpg")
                    String url,
            @Size(max = 1000) @Schema(description = "For whoever cannot see it.", examples = "The bridge at dawn")
                    String alt,
            @Size(max = 1000) String caption,
            @Size(max = 200) String credit) {}

    @Schema(name = "EntrySeo", description = "What search engines are told in place of the title and the excerpt.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Seo(
            @Size(max = 300) String title,
            @Size(max = 1000) String description,
            @Size(max = 2000) @Pattern(regexp = WEB_OR_RELATIVE, message = WEB_MESSAGE) String canonicalUrl,
            Boolean noindex) {}

    @Schema(name = "Publication", description = "When readers see it.")
    public record Publication(
            @Schema(
                            description = "From when on; now if absent. An earlier instant dates it back.",
                            examples = "2026-11-23T14:05:00Z")
                    Instant publishAt,
            @Schema(description = "Until when; for good if absent.", nullable = true) Instant unpublishAt) {}

    @Schema(name = "EntryRef", description = "An entry, by slug and title.")
    public record Ref(
            @Schema(required = true, maxLength = 50) String type,
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 300) String title) {

        static Ref of(Entry entry) {
            return new Ref(entry.kind(), entry.slug(), entry.title());
        }
    }

    @Schema(
            name = "Neighbours",
            description = "The entries of the same kind that were published just before and after.")
    public record Neighbours(
            @Schema(required = true, nullable = true) Ref previous,
            @Schema(required = true, nullable = true) Ref next) {}

    @Schema(
            name = "Highlights",
            description =
                    "Where an entry has what was searched for, as HTML: escaped text with `<mark>` and nothing else.")
    public record Highlights(
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 6000,
                            description = "Null if nothing in it is marked.")
                    String title,
            @Schema(required = true, maxItems = 2, description = "Beginnings of the places in the text.")
                    List<@Size(max = 6000) String> text) {}

    @Schema(name = "BodyView", description = "The body in the shapes that `body=` asked for.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            @Schema(description = "Safe to show.", maxLength = 4194304) String html,
            @Schema(maxLength = 4194304) String markdown,
            @Schema(maxLength = 4194304) String text,
            @Schema(maxItems = 50_000) List<Block> blocks,
            @Schema(required = true, maxItems = 50_000) List<OutlineHeading> outline,
            @Schema(required = true, minimum = "0") int wordCount,
            @Schema(required = true, minimum = "0") int readingMinutes) {

        Body with(AbsoluteAddresses addresses) {
            return new Body(
                    html == null ? null : addresses.html(html),
                    markdown == null ? null : addresses.markdown(markdown),
                    text,
                    blocks == null ? null : addresses.blocks(blocks),
                    outline,
                    wordCount,
                    readingMinutes);
        }
    }

    @Schema(name = "EntryView", description = "An article or a post.")
    public record View(
            @Schema(required = true) UUID id,
            @Schema(required = true, maxLength = 50, examples = "article") String type,
            @Schema(required = true, maxLength = Slug.MAX_GIVEN) String slug,
            @Schema(required = true, maxLength = 300) String title,
            @Schema(
                            required = true,
                            nullable = true,
                            maxLength = 1000,
                            description = "The given one, or the beginning of the text.")
                    String excerpt,
            @Schema(required = true, maxLength = 35, description = "BCP 47.") String language,
            @Schema(required = true) EntryStatus status,
            @Schema(required = true, nullable = true) Instant publishedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "When it expires, if it does.")
                    Instant unpublishAt,
            @Schema(required = true) Instant updatedAt,
            @Schema(required = true, format = "uri", maxLength = 4000, description = "Where the frontend shows it.")
                    String url,
            @Schema(required = true) TermJson.Ref category,
            @Schema(required = true, maxItems = 50) List<TermJson.Ref> authors,
            @Schema(required = true, maxItems = 50) List<TermJson.Ref> tags,
            @Schema(required = true, maxItems = 100, description = "The #Words of the text.")
                    List<@Size(max = 100) String> hashtags,
            @Schema(required = true, nullable = true) Image image,
            @JsonInclude(JsonInclude.Include.NON_NULL) Ref about,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "What its readers are offered to sign up to.")
                    NewsletterJson.Ref newsletter,
            @Schema(required = true, nullable = true) Seo seo,
            @JsonInclude(JsonInclude.Include.NON_NULL) Body body,
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonLd jsonLd,
            @JsonInclude(JsonInclude.Include.NON_NULL) Neighbours neighbours,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(maxItems = 5, description = "Those that have most in common with it, newest first.")
                    List<View> related,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "In answers to a search.")
                    Highlights highlights) {}
}
