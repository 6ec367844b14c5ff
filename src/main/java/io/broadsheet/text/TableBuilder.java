package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** A table element to a block. Rows of a table inside a cell are text of that cell. */
final class TableBuilder {
    private static final int MAX_COLUMNS = 1_000;
    private static final int MAX_ROW_SPAN = 65_534;

    private TableBuilder() {}

    static Block.Table of(Element table) {
        List<Span> caption = new ArrayList<>();
        List<Block.Row> header = new ArrayList<>();
        List<Block.Row> rows = new ArrayList<>();
        List<Block.Alignment> alignments = List.of();
        for (Element part : table.children()) {
            if (part.normalName().equals("caption")) {
                caption.addAll(InlineWriter.flatten(part));
            }
            for (Element row : part.select("> tr")) {
                if (alignments.isEmpty()) {
                    alignments = alignments(row);
                }
                boolean head = rows.isEmpty() && (part.normalName().equals("thead") || isAllHeaders(row));
                (head ? header : rows).add(row(row));
            }
        }
        return new Block.Table(List.copyOf(caption), alignments, List.copyOf(header), List.copyOf(rows));
    }

    private static boolean isAllHeaders(Element row) {
        return row.children().stream().allMatch(cell -> cell.normalName().equals("th"));
    }

    private static Block.Row row(Element row) {
        return new Block.Row(row.children().stream().map(TableBuilder::cell).toList());
    }

    private static Block.Cell cell(Element cell) {
        return new Block.Cell(
                cell.normalName().equals("th"),
                span(cell, "colspan", MAX_COLUMNS),
                span(cell, "rowspan", MAX_ROW_SPAN),
                InlineWriter.flatten(cell));
    }

    private static int span(Element cell, String attribute, int max) {
        Integer given = Marks.number(cell, attribute);
        return given == null ? 1 : Math.max(1, Math.min(given, max));
    }

    private static List<Block.Alignment> alignments(Element row) {
        List<Block.Alignment> alignments = new ArrayList<>();
        for (Element cell : row.children()) {
            String align = cell.attr("align").toUpperCase(Locale.ROOT);
            Block.Alignment alignment = align.isEmpty() ? Block.Alignment.NONE : Block.Alignment.valueOf(align);
            for (int column = 0; column < span(cell, "colspan", MAX_COLUMNS); column++) {
                if (alignments.size() < MAX_COLUMNS) {
                    alignments.add(alignment);
                }
            }
        }
        return List.copyOf(alignments);
    }
}
