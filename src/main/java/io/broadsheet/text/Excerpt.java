package io.broadsheet.text;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** The beginning of a body, for lists: running text if there is any, in whole words. */
final class Excerpt {
    static final int MAX_LENGTH = 200;

    private static final String ELLIPSIS = "\u2026";

    private Excerpt() {}

    /** At most {@value #MAX_LENGTH} characters (UTF-16), the ellipsis included; {@code null} if there is no text. */
    static String of(List<Block> blocks) {
        String text = paragraphs(blocks);
        if (text.isEmpty()) {
            text = oneLine(PlainText.of(blocks.stream()
                    .filter(block -> !(block instanceof Block.Heading || block instanceof Block.Code))
                    .toList()));
        }
        if (text.isEmpty()) {
            text = oneLine(PlainText.of(blocks));
        }
        return text.isEmpty() ? null : cut(text);
    }

    private static String paragraphs(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            if (text.length() > MAX_LENGTH) {
                break;
            }
            if (block instanceof Block.Paragraph paragraph) {
                List<Span> read = paragraph.spans().stream()
                        .filter(span -> !span.refersToFootnote())
                        .toList();
                text.append(oneLine(PlainText.ofSpans(read))).append(' ');
            }
        }
        return text.toString().strip();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Cuts where a line may break, which is between words in any script; in a word only if it is longer than all. */
    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int room = MAX_LENGTH - ELLIPSIS.length();
        int end = before(BreakIterator.getLineInstance(Locale.ROOT), text, room);
        if (end == 0) {
            end = before(BreakIterator.getCharacterInstance(Locale.ROOT), text, room);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int before(BreakIterator breaks, String text, int room) {
        breaks.setText(text);
        int end = breaks.preceding(room + 1);
        return end == BreakIterator.DONE ? 0 : end;
    }
}
