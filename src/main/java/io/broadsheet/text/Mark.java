package io.broadsheet.text;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What is special about a run of text: a tagged union, to be switched over like {@link Block}. */
@Schema(
        name = "Mark",
        description = "What is special about a run of text. Switch over type",
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "strong", schema = Mark.Strong.class),
            @DiscriminatorMapping(value = "emphasis", schema = Mark.Emphasis.class),
            @DiscriminatorMapping(value = "strike", schema = Mark.Strike.class),
            @DiscriminatorMapping(value = "underline", schema = Mark.Underline.class),
            @DiscriminatorMapping(value = "highlight", schema = Mark.Highlight.class),
            @DiscriminatorMapping(value = "code", schema = Mark.Code.class),
            @DiscriminatorMapping(value = "keyboard", schema = Mark.Keyboard.class),
            @DiscriminatorMapping(value = "sub", schema = Mark.Sub.class),
            @DiscriminatorMapping(value = "sup", schema = Mark.Sup.class),
            @DiscriminatorMapping(value = "abbreviation", schema = Mark.Abbreviation.class),
            @DiscriminatorMapping(value = "link", schema = Mark.Link.class),
            @DiscriminatorMapping(value = "image", schema = Mark.Image.class),
            @DiscriminatorMapping(value = "anchor", schema = Mark.Anchor.class)
        },
        oneOf = {
            Mark.Strong.class,
            Mark.Emphasis.class,
            Mark.Strike.class,
            Mark.Underline.class,
            Mark.Highlight.class,
            Mark.Code.class,
            Mark.Keyboard.class,
            Mark.Sub.class,
            Mark.Sup.class,
            Mark.Abbreviation.class,
            Mark.Link.class,
            Mark.Image.class,
            Mark.Anchor.class
        })
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Mark.Strong.class, name = "strong"),
    @JsonSubTypes.Type(value = Mark.Emphasis.class, name = "emphasis"),
    @JsonSubTypes.Type(value = Mark.Strike.class, name = "strike"),
    @JsonSubTypes.Type(value = Mark.Underline.class, name = "underline"),
    @JsonSubTypes.Type(value = Mark.Highlight.class, name = "highlight"),
    @JsonSubTypes.Type(value = Mark.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Mark.Keyboard.class, name = "keyboard"),
    @JsonSubTypes.Type(value = Mark.Sub.class, name = "sub"),
    @JsonSubTypes.Type(value = Mark.Sup.class, name = "sup"),
    @JsonSubTypes.Type(value = Mark.Abbreviation.class, name = "abbreviation"),
    @JsonSubTypes.Type(value = Mark.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Mark.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Mark.Anchor.class, name = "anchor")
})
public sealed interface Mark {
    /** Strong importance: bold. */
    @Schema(
            name = "StrongMark",
            description = "Strong importance: bold",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "strong"),
            requiredProperties = {"type"})
    record Strong() implements Mark {}

    /** Stress: italic. */
    @Schema(
            name = "EmphasisMark",
            description = "Stress: italic",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "emphasis"),
            requiredProperties = {"type"})
    record Emphasis() implements Mark {}

    /** No longer true: struck through. */
    @Schema(
            name = "StrikeMark",
            description = "No longer true: struck through",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "strike"),
            requiredProperties = {"type"})
    record Strike() implements Mark {}

    /** Inserted or underlined. */
    @Schema(
            name = "UnderlineMark",
            description = "Inserted or underlined",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "underline"),
            requiredProperties = {"type"})
    record Underline() implements Mark {}

    /** Marked as with a pen. */
    @Schema(
            name = "HighlightMark",
            description = "Marked as with a pen",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "highlight"),
            requiredProperties = {"type"})
    record Highlight() implements Mark {}

    /** Code inside a text: monospace. */
    @Schema(
            name = "CodeMark",
            description = "Code inside a text: monospace",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "code"),
            requiredProperties = {"type"})
    record Code() implements Mark {}

    /** A key or other input. */
    @Schema(
            name = "KeyboardMark",
            description = "A key or other input",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "keyboard"),
            requiredProperties = {"type"})
    record Keyboard() implements Mark {}

    /** Below the line. */
    @Schema(
            name = "SubMark",
            description = "Below the line",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "sub"),
            requiredProperties = {"type"})
    record Sub() implements Mark {}

    /** Above the line. */
    @Schema(
            name = "SupMark",
            description = "Above the line",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "sup"),
            requiredProperties = {"type"})
    record Sup() implements Mark {}

    /** A short form, with what it is short for. */
    @Schema(
            name = "AbbreviationMark",
            description = "A short form, with what it is short for",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "abbreviation"),
            requiredProperties = {"type", "title"})
    record Abbreviation(@Schema(maxLength = 524_288) String title) implements Mark {}

    /** A link. */
    @Schema(
            name = "LinkMark",
            description = "A link",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "link"),
            requiredProperties = {"type", "href", "title"})
    record Link(
            @Schema(maxLength = 524_288, description = "http, https, mailto, tel, relative or #fragment") String href,
            @Schema(nullable = true, maxLength = 524_288) String title)
            implements Mark {}

    /** An image inside a text; the text of its span is what to show in its place. */
    @Schema(
            name = "ImageMark",
            description = "An image inside a text; the span's text is its alternative text",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "image"),
            requiredProperties = {"type", "src", "title", "width", "height"})
    record Image(
            @Schema(maxLength = 524_288, description = "http, https or relative") String src,
            @Schema(nullable = true, maxLength = 524_288) String title,
            @Schema(nullable = true, minimum = "0", maximum = "99999", description = "CSS pixels") Integer width,
            @Schema(nullable = true, minimum = "0", maximum = "99999", description = "CSS pixels") Integer height)
            implements Mark {}

    /** A place that links lead to, such as the reference to a footnote, which the footnote links back to. */
    @Schema(
            name = "AnchorMark",
            description = "A place that #id leads to; its span may have no text",
            properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "anchor"),
            requiredProperties = {"type", "id"})
    record Anchor(@Schema(maxLength = 120) String id) implements Mark {}
}
