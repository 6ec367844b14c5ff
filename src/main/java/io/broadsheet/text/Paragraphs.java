package io.broadsheet.text;

import java.util.List;
import java.util.Optional;

/** What a paragraph is: images if it holds nothing else, an embed if it is a bare address of a player, else text. */
final class Paragraphs {
    private Paragraphs() {}

    static List<Block> of(List<Span> spans) {
        if (spans.stream().allMatch(span -> span.showsImage() || span.text().isBlank())) {
            return spans.stream()
                    .filter(Span::showsImage)
                    .map(Paragraphs::image)
                    .toList();
        }
        return List.of(embed(spans).orElseGet(() -> new Block.Paragraph(spans)));
    }

    private static Block image(Span span) {
        Mark.Image image = span.image();
        Mark.Link link = span.mark(Mark.Link.class);
        return new Block.Image(
                image.src(),
                span.text(),
                image.title(),
                image.width(),
                image.height(),
                link == null ? null : link.href(),
                List.of());
    }

    private static Optional<Block> embed(List<Span> spans) {
        if (spans.size() != 1
                || spans.get(0).marks().size() != 1
                || !(spans.get(0).marks().get(0) instanceof Mark.Link link)
                || !link.href().equals(spans.get(0).text())) {
            return Optional.empty();
        }
        return Embeds.of(link.href()).map(Block.class::cast);
    }
}
