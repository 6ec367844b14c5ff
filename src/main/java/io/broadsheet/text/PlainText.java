package io.broadsheet.text;

import java.util.List;
import java.util.stream.Collectors;

/** Blocks as text without markup: blank lines between blocks, {@code - } or a number before items, tabs between cells. */
final class PlainText {
    private PlainText() {}

    static String of(List<Block> blocks) {
        return join(blocks, "\n\n");
    }

    private static String join(List<Block> blocks, String separator) {
        return blocks.stream()
                .map(PlainText::of)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(separator));
    }

    private static String of(Block block) {
        if (block instanceof Block.Heading heading) {
            return ofSpans(heading.spans());
        } else if (block instanceof Block.Paragraph paragraph) {
            return ofSpans(paragraph.spans());
        } else if (block instanceof Block.Bullets list) {
            return ofList(list);
        } else if (block instanceof Block.Quote quote) {
            return of(quote.blocks());
        } else if (block instanceof Block.Code code) {
            return code.text().stripTrailing();
        } else if (block instanceof Block.Image image) {
            return ofImage(image);
        } else if (block instanceof Block.Table table) {
            return ofTable(table);
        } else if (block instanceof Block.Embed embed) {
            return embed.url();
        }
        return "";
    }

    /** Footnotes are numbered in brackets, as in print; the arrow that leads back from one says nothing on paper. */
    static String ofSpans(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            if (span.refersToFootnote()) {
                text.append('[').append(span.text()).append(']');
            } else if (!span.returnsFromFootnote()) {
                text.append(span.text());
            }
        }
        return text.toString().strip();
    }

    private static String ofList(Block.Bullets list) {
        StringBuilder text = new StringBuilder();
        int number = list.ordered() ? list.start() : 0;
        for (Block.Item item : list.items()) {
            String marker = list.ordered() ? number++ + ". " : "- ";
            String box = item.checked() == null ? "" : item.checked() ? "[x] " : "[ ] ";
            String indented = join(item.blocks(), "\n").replace("\n", "\n" + " ".repeat(marker.length()));
            text.append(text.isEmpty() ? "" : "\n").append(marker).append(box).append(indented);
        }
        return text.toString();
    }

    private static String ofImage(Block.Image image) {
        String caption = ofSpans(image.caption());
        return caption.isEmpty() || caption.equals(image.alt()) ? image.alt() : (image.alt() + "\n" + caption).strip();
    }

    private static String ofTable(Block.Table table) {
        StringBuilder text = new StringBuilder(ofSpans(table.caption()));
        for (List<Block.Row> rows : List.of(table.header(), table.rows())) {
            for (Block.Row row : rows) {
                text.append(text.isEmpty() ? "" : "\n");
                text.append(row.cells().stream()
                        .map(cell -> ofSpans(cell.spans()).replace('\n', ' '))
                        .collect(Collectors.joining("\t")));
            }
        }
        return text.toString();
    }
}
