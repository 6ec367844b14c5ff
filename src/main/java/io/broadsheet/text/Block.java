package io.broadsheet.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * A piece of a body: a tagged union for a frontend that has a component for each {@code type} and never sees HTML. Every
 * address in it has passed the same check as those in the HTML. Blocks nest at most 32 deep.
 */
@Schema(
        name = "Block",
        description = "A piece of the body. Switch over type; there are no other types, and there is no HTML inside",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "list", schema = Block.Bullets.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "image", schema = Block.Image.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
            @DiscriminatorMapping(value = "embed", schema = Block.Embed.class)
        },
        oneOf = {
            Block.Heading.class,
            Block.Paragraph.class,
            Block.Bullets.class,
            Block.Quote.class,
            Block.Code.class,
            Block.Image.class,
            Block.Table.class,
            Block.Divider.class,
            Block.Embed.class
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Bullets.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider"),
    @JsonSubTypes.Type(value = Block.Embed.class, name = "embed")
})
public sealed interface Block {
    /** A heading; its id is that of the heading in the HTML. */
    @Schema(
            name = "HeadingBlock",
            description = "A heading, also listed in the outline",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "heading"),
            requiredProperties = {"type", "level", "id", "spans"})
    record Heading(
            @Schema(minimum = "1", maximum = "6") int level,
            @Schema(maxLength = 100, description = "Unique in the body; give it to your element so that #id works")
                    String id,
            @Schema(maxItems = 50_000) List<Span> spans)
            implements Block {}

    /** Running text. */
    @Schema(
            name = "ParagraphBlock",
            description = "Running text; \"\\n\" inside it is a line break",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "paragraph"),
            requiredProperties = {"type", "spans"})
    record Paragraph(@Schema(maxItems = 50_000) List<Span> spans) implements Block {}

    /** A list. Terms with descriptions are items too: the terms as strong paragraphs, then what describes them. */
    @Schema(
            name = "ListBlock",
            description = "A bulleted or numbered list; items of a task list are checked or not",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "list"),
            requiredProperties = {"type", "ordered", "start", "items"})
    record Bullets(
            boolean ordered,
            @Schema(
                            nullable = true,
                            minimum = "0",
                            maximum = "999999999",
                            description = "First number; null for bullets")
                    Integer start,
            @Schema(maxItems = 50_000) List<Item> items)
            implements Block {}

    /** An item of a list. */
    @Schema(
            name = "ListItem",
            requiredProperties = {"id", "checked", "blocks"})
    record Item(
            @Schema(nullable = true, maxLength = 120, description = "Set where links lead to the item: a footnote")
                    String id,
            @Schema(nullable = true, description = "null unless the item is a task") Boolean checked,
            @Schema(maxItems = 50_000) List<Block> blocks) {}

    /** What somebody else said. */
    @Schema(
            name = "QuoteBlock",
            description = "A quotation",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "quote"),
            requiredProperties = {"type", "blocks"})
    record Quote(@Schema(maxItems = 50_000) List<Block> blocks) implements Block {}

    /** Preformatted text. */
    @Schema(
            name = "CodeBlock",
            description = "Preformatted text, its white space to be kept",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "code"),
            requiredProperties = {"type", "text", "language"})
    record Code(
            @Schema(maxLength = 524_288) String text,
            @Schema(nullable = true, maxLength = 40, description = "As the author named it: rust, sh") String language)
            implements Block {}

    /** An image that stands alone. */
    @Schema(
            name = "ImageBlock",
            description = "An image that stands alone; one inside a text is an image mark",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "image"),
            requiredProperties = {"type", "src", "alt", "title", "width", "height", "href", "caption"})
    record Image(
            @Schema(maxLength = 524_288, description = "http, https or relative") String src,
            @Schema(maxLength = 524_288, description = "Empty for decoration") String alt,
            @Schema(nullable = true, maxLength = 524_288) String title,
            @Schema(nullable = true, minimum = "0", maximum = "99999", description = "CSS pixels") Integer width,
            @Schema(nullable = true, minimum = "0", maximum = "99999", description = "CSS pixels") Integer height,
            @Schema(nullable = true, maxLength = 524_288, description = "Where a click leads") String href,
            @Schema(maxItems = 50_000, description = "Empty without caption") List<Span> caption)
            implements Block {
        Span toSpan() {
            Mark image = new Mark.Image(src, title, width, height);
            return new Span(alt, href == null ? List.of(image) : List.of(new Mark.Link(href, null), image));
        }

        Image captioned(List<Span> text) {
            return new Image(src, alt, title, width, height, href, text);
        }
    }

    /** A table. */
    @Schema(
            name = "TableBlock",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "table"),
            requiredProperties = {"type", "caption", "alignments", "header", "rows"})
    record Table(
            @Schema(maxItems = 50_000, description = "Empty without caption") List<Span> caption,
            @Schema(maxItems = 1_000, description = "One for each column") List<Alignment> alignments,
            @Schema(maxItems = 50_000, description = "The rows at the head") List<Row> header,
            @Schema(maxItems = 50_000) List<Row> rows)
            implements Block {
        Table captioned(List<Span> text) {
            return new Table(text, alignments, header, rows);
        }
    }

    /** How the text of a column stands; the names are the ones on the wire. */
    @Schema(name = "TableAlignment")
    enum Alignment {
        @JsonProperty("none")
        NONE,
        @JsonProperty("left")
        LEFT,
        @JsonProperty("center")
        CENTER,
        @JsonProperty("right")
        RIGHT
    }

    /** A row of a table. */
    @Schema(
            name = "TableRow",
            requiredProperties = {"cells"})
    record Row(@Schema(maxItems = 50_000) List<Cell> cells) {}

    /** A cell of a table; what is more than running text in it is flattened, with a line break between blocks. */
    @Schema(
            name = "TableCell",
            requiredProperties = {"header", "colSpan", "rowSpan", "spans"})
    record Cell(
            @Schema(description = "Heads its column or row") boolean header,
            @Schema(minimum = "1", maximum = "1000") int colSpan,
            @Schema(minimum = "1", maximum = "65534") int rowSpan,
            @Schema(maxItems = 50_000) List<Span> spans) {}

    /** A change of subject. */
    @Schema(
            name = "DividerBlock",
            description = "A line between two parts",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "divider"),
            requiredProperties = {"type"})
    record Divider() implements Block {}

    /** An address alone in its paragraph that a known provider has a player for. */
    @Schema(
            name = "EmbedBlock",
            description = "A video or post of another site; link to url if you show no player",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "embed"),
            requiredProperties = {"type", "provider", "id", "url"})
    record Embed(
            Provider provider,
            @Schema(maxLength = 25, description = "The provider's id of the video or post") String id,
            @Schema(maxLength = 500, description = "As the author wrote it") String url)
            implements Block {
        /** Who serves the player; the names are the ones on the wire. */
        @Schema(name = "EmbedProvider")
        public enum Provider {
            @JsonProperty("youtube")
            YOUTUBE,
            @JsonProperty("vimeo")
            VIMEO,
            @JsonProperty("mastodon")
            MASTODON
        }
    }
}
