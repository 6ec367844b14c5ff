package io.broadsheet.text;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code #Words} of a body. A word is of letters, digits, marks and {@code _}, with one letter at least, and stands
 * neither in code nor in an address nor behind another word. Any other character ends it, a hyphen too, as on Mastodon:
 * {@code #Ferry-Strike} is {@code Ferry}.
 */
final class Hashtags {
    static final int MAX_LENGTH = 100;
    static final int MAX_COUNT = 100;

    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}_/&#\uff03?=@.])[#\uff03]([\\p{L}\\p{N}\\p{M}_]++)(?![#\uff03])");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** By what makes them equal, in the order they came in. */
    private final Map<String, String> found = new LinkedHashMap<>();

    private Hashtags() {}

    /** Without {@code #}, in Unicode form C, once each whatever the case; longer ones and those past the bound are none. */
    static List<String> of(List<Block> blocks) {
        Hashtags hashtags = new Hashtags();
        blocks.forEach(hashtags::read);
        return List.copyOf(hashtags.found.values());
    }

    private void read(Block block) {
        if (block instanceof Block.Heading heading) {
            readSpans(heading.spans());
        } else if (block instanceof Block.Paragraph paragraph) {
            readSpans(paragraph.spans());
        } else if (block instanceof Block.Bullets list) {
            list.items().forEach(item -> item.blocks().forEach(this::read));
        } else if (block instanceof Block.Quote quote) {
            quote.blocks().forEach(this::read);
        } else if (block instanceof Block.Image image) {
            readSpans(image.caption());
        } else if (block instanceof Block.Table table) {
            readTable(table);
        }
    }

    private void readTable(Block.Table table) {
        readSpans(table.caption());
        for (List<Block.Row> rows : List.of(table.header(), table.rows())) {
            rows.forEach(row -> row.cells().forEach(cell -> readSpans(cell.spans())));
        }
    }

    private void readSpans(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(isProse(span) ? span.text() : "_");
        }
        Matcher matcher = HASHTAG.matcher(text);
        while (matcher.find()) {
            add(Normalizer.normalize(matcher.group(1), Normalizer.Form.NFC));
        }
    }

    private static boolean isProse(Span span) {
        Mark.Link link = span.mark(Mark.Link.class);
        return !span.inCode()
                && !span.showsImage()
                && (link == null || !span.text().contains("://"));
    }

    private void add(String word) {
        if (word.length() <= MAX_LENGTH
                && found.size() < MAX_COUNT
                && LETTER.matcher(word).find()) {
            found.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
        }
    }
}
