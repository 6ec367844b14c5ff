package io.broadsheet.text;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Text that is marked in the same way from its first character to its last.
 *
 * @param text may hold {@code "\n"}, a line break; white space is otherwise collapsed. For an image its alternative text
 * @param marks the outermost first
 */
@Schema(
        name = "Span",
        description = "A run of text with one set of marks; neighbouring spans differ in their marks",
        requiredProperties = {"text", "marks"})
public record Span(
        @Schema(maxLength = 524_288, description = "Plain text. \"\\n\" is a line break") String text,
        @Schema(maxItems = 100, description = "The outermost first") List<Mark> marks) {

    boolean inCode() {
        return marks.stream().anyMatch(Mark.Code.class::isInstance);
    }

    boolean refersToFootnote() {
        Mark.Anchor anchor = mark(Mark.Anchor.class);
        return anchor != null && anchor.id().startsWith("fnref-");
    }

    boolean returnsFromFootnote() {
        Mark.Link link = mark(Mark.Link.class);
        return link != null && link.href().startsWith("#fnref-");
    }

    boolean showsImage() {
        return image() != null;
    }

    Mark.Image image() {
        return mark(Mark.Image.class);
    }

    <M extends Mark> M mark(Class<M> type) {
        return marks.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
