package io.broadsheet.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The addresses of a body as they are wherever it is shown: relative ones resolved (RFC 3986, section 5) against the site's
 * address, fragments left alone. A body is stored with the addresses that its author gave, since a site can move.
 */
public final class AbsoluteAddresses {

    private static final Pattern SETTLED = Pattern.compile("#|[A-Za-z][A-Za-z0-9+.-]*:");

    /** Told without parsing, and seldom wrong: jsoup writes every attribute between double quotes. */
    private static final Pattern IN_HTML = Pattern.compile(" (?:href|src|cite)=\"(?!" + SETTLED + ")");

    /** Likewise, but there it can also be the text of code. */
    private static final Pattern IN_MARKDOWN = Pattern.compile(
            "(?:](?:\\(|:)\\s*<?|\\s(?:href|src|cite)\\s*=\\s*[\"']?)(?![\\s<\"']|" + SETTLED + ")",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> ATTRIBUTES = List.of("href", "src", "cite");

    private final String base;

    /** @param site the address of the site, which is a folder here: without a slash at its end. Null leaves all as it is */
    public AbsoluteAddresses(String site) {
        base = site == null ? null : site + "/";
    }

    public String address(String address) {
        if (base == null || SETTLED.matcher(address).lookingAt()) {
            return address;
        }
        Element link = new Element("a").attr("href", address);
        link.setBaseUri(base);
        String resolved = link.absUrl("href");
        return resolved.isEmpty() ? address : resolved;
    }

    /** @param html of a {@link Rendering} */
    public String html(String html) {
        if (base == null || !IN_HTML.matcher(html).find()) {
            return html;
        }
        Document document = BoundedParser.parse(html);
        for (String attribute : ATTRIBUTES) {
            document.select("[" + attribute + "]").forEach(each -> each.attr(attribute, address(each.attr(attribute))));
        }
        return document.body().html();
    }

    /**
     * @param markdown of a {@link Rendering}. What was made of HTML can be more than is parsed as Markdown (see
     *     {@link Rendering.TooComplex}); it stays as it is
     */
    public String markdown(String markdown) {
        if (base == null || !IN_MARKDOWN.matcher(markdown).find()) {
            return markdown;
        }
        try {
            return MarkdownAddresses.replace(markdown, this::address);
        } catch (Rendering.TooComplex tooComplex) {
            return markdown;
        }
    }

    public List<Block> blocks(List<Block> blocks) {
        return base == null ? blocks : blocks.stream().map(this::block).toList();
    }

    /** Code and dividers have none; those of embeds are absolute, since their providers are known by them. */
    private Block block(Block block) {
        if (block instanceof Block.Heading heading) {
            return new Block.Heading(heading.level(), heading.id(), spans(heading.spans()));
        } else if (block instanceof Block.Paragraph paragraph) {
            return new Block.Paragraph(spans(paragraph.spans()));
        } else if (block instanceof Block.Bullets list) {
            return new Block.Bullets(
                    list.ordered(),
                    list.start(),
                    list.items().stream()
                            .map(item -> new Block.Item(item.id(), item.checked(), blocks(item.blocks())))
                            .toList());
        } else if (block instanceof Block.Quote quote) {
            return new Block.Quote(blocks(quote.blocks()));
        } else if (block instanceof Block.Image image) {
            return image(image);
        } else if (block instanceof Block.Table table) {
            return new Block.Table(
                    spans(table.caption()), table.alignments(), rows(table.header()), rows(table.rows()));
        }
        return block;
    }

    private Block.Image image(Block.Image image) {
        return new Block.Image(
                address(image.src()),
                image.alt(),
                image.title(),
                image.width(),
                image.height(),
                image.href() == null ? null : address(image.href()),
                spans(image.caption()));
    }

    private List<Block.Row> rows(List<Block.Row> rows) {
        return rows.stream()
                .map(row -> new Block.Row(row.cells().stream()
                        .map(cell -> new Block.Cell(cell.header(), cell.colSpan(), cell.rowSpan(), spans(cell.spans())))
                        .toList()))
                .toList();
    }

    private List<Span> spans(List<Span> spans) {
        return spans.stream()
                .map(span -> new Span(
                        span.text(), span.marks().stream().map(this::mark).toList()))
                .toList();
    }

    private Mark mark(Mark mark) {
        if (mark instanceof Mark.Link link) {
            return new Mark.Link(address(link.href()), link.title());
        } else if (mark instanceof Mark.Image image) {
            return new Mark.Image(address(image.src()), image.title(), image.width(), image.height());
        }
        return mark;
    }
}
