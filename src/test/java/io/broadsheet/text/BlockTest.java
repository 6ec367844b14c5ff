package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    private static final List<Span> NO_CAPTION = List.of();

    @Test
    void headingsHaveTheirIds() {
        assertThat(blocks("## A *b*"))
                .containsExactly(new Block.Heading(2, "a-b", List.of(text("A "), text("b", new Mark.Emphasis()))));
    }

    @Test
    void marksNestFromTheOutside() {
        Mark link = new Mark.Link("/x", "t");

        assertThat(paragraph("a **b *c*** [`d`](/x \"t\") ~~e~~"))
                .containsExactly(
                        text("a "),
                        text("b ", new Mark.Strong()),
                        text("c", new Mark.Strong(), new Mark.Emphasis()),
                        text(" "),
                        text("d", link, new Mark.Code()),
                        text(" "),
                        text("e", new Mark.Strike()));
    }

    @Test
    void elementsWithoutNotationAreMarksToo() {
        assertThat(paragraph("<sub>a</sub><sup>b</sup><kbd>c</kbd><mark>d</mark><u>e</u><abbr title=\"T\">f</abbr>"))
                .containsExactly(
                        text("a", new Mark.Sub()),
                        text("b", new Mark.Sup()),
                        text("c", new Mark.Keyboard()),
                        text("d", new Mark.Highlight()),
                        text("e", new Mark.Underline()),
                        text("f", new Mark.Abbreviation("T")));
    }

    @Test
    void lineBreaksAreInTheTextAndOtherSpaceCollapses() {
        assertThat(paragraph("a\nb  \nc<br>d   e")).containsExactly(text("a b\nc\nd e"));
    }

    @Test
    void imagesAloneAreBlocksAndOthersMarks() {
        assertThat(blocks("![a](/a.png \"t\")"))
                .containsExactly(new Block.Image("/a.png", "a", "t", null, null, null, NO_CAPTION));
        assertThat(blocks("[![a](/a.png)](/b)"))
                .containsExactly(new Block.Image("/a.png", "a", null, null, null, "/b", NO_CAPTION));
        assertThat(paragraph("x ![a](/a.png)"))
                .containsExactly(text("x "), text("a", new Mark.Image("/a.png", null, null, null)));
    }

    @Test
    void figuresAreImagesWithCaption() {
        assertThat(
                        blocks(
                                "<figure><img src=\"a.png\" alt=\"A\" width=\"4\" height=\"3\"><figcaption>c <b>d</b></figcaption></figure>"))
                .containsExactly(new Block.Image(
                        "a.png", "A", null, 4, 3, null, List.of(text("c "), text("d", new Mark.Strong()))));
    }

    @Test
    void listsHoldBlocksAndTasks() {
        assertThat(blocks("3. a\n   - [x] b\n   - [ ] c"))
                .containsExactly(new Block.Bullets(
                        true,
                        3,
                        List.of(new Block.Item(
                                null,
                                null,
                                List.of(
                                        new Block.Paragraph(List.of(text("a"))),
                                        new Block.Bullets(false, null, List.of(item(true, "b"), item(false, "c"))))))));
    }

    @Test
    void quotesHoldBlocks() {
        assertThat(blocks("> a\n> > b"))
                .containsExactly(new Block.Quote(List.of(
                        new Block.Paragraph(List.of(text("a"))),
                        new Block.Quote(List.of(new Block.Paragraph(List.of(text("b"))))))));
    }

    @Test
    void codeKeepsItsSpaceAndNamesItsLanguage() {
        assertThat(blocks("```rust,ignore\n\n a <b>\n```\n\n    c"))
                .containsExactly(new Block.Code("\n a <b>", "rust"), new Block.Code("c", null));
    }

    @Test
    void tablesHaveHeaderRowsAndAlignment() {
        assertThat(blocks("|a|b|\n|:-:|-|\n|c|**d**|"))
                .containsExactly(new Block.Table(
                        NO_CAPTION,
                        List.of(Block.Alignment.CENTER, Block.Alignment.NONE),
                        List.of(new Block.Row(List.of(cell(true, text("a")), cell(true, text("b"))))),
                        List.of(new Block.Row(
                                List.of(cell(false, text("c")), cell(false, text("d", new Mark.Strong())))))));
    }

    @Test
    void cellsMaySpanAndFlattenWhatTheyHold() {
        Block.Table table = (Block.Table) Rendering.ofHtml(
                        "<table><caption>x</caption><tr><td colspan=2 rowspan=3><p>a</p><ul><li>b</ul></td></tr></table>")
                .blocks()
                .get(0);

        assertThat(table.caption()).containsExactly(text("x"));
        assertThat(table.rows().get(0).cells()).containsExactly(new Block.Cell(false, 2, 3, List.of(text("a\nb"))));
    }

    @Test
    void dividersAreBlocks() {
        assertThat(blocks("a\n\n---")).element(1).isEqualTo(new Block.Divider());
    }

    @Test
    void bareAddressesOfPlayersAreEmbedsAndPlainLinksInHtml() {
        assertThat(blocks("https://youtu.be/dQw4w9WgXcQ"))
                .containsExactly(
                        new Block.Embed(Block.Embed.Provider.YOUTUBE, "dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ"));
        assertThat(blocks("https://vimeo.com/76979871"))
                .containsExactly(new Block.Embed(Block.Embed.Provider.VIMEO, "76979871", "https://vimeo.com/76979871"));
        assertThat(blocks("https://mastodon.social/@a/1234"))
                .containsExactly(
                        new Block.Embed(Block.Embed.Provider.MASTODON, "1234", "https://mastodon.social/@a/1234"));
        assertThat(Rendering.ofMarkdown("https://youtu.be/dQw4w9WgXcQ").html())
                .isEqualTo(
                        "<p><a href=\"https://youtu.be/dQw4w9WgXcQ\" rel=\"noopener\">https://youtu.be/dQw4w9WgXcQ</a></p>\n");
    }

    @Test
    void addressesOfPlayersElsewhereAreLinks() {
        assertThat(blocks("see https://youtu.be/dQw4w9WgXcQ")).hasOnlyElementsOfType(Block.Paragraph.class);
        assertThat(blocks("[x](https://youtu.be/dQw4w9WgXcQ)")).hasOnlyElementsOfType(Block.Paragraph.class);
        assertThat(blocks("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ"))
                .hasOnlyElementsOfType(Block.Paragraph.class);
    }

    @Test
    void playersInFramesAreEmbeds() {
        assertThat(Rendering.ofHtml("<p>a</p><iframe src='//www.youtube.com/embed/dQw4w9WgXcQ?rel=0'></iframe>")
                        .blocks())
                .element(1)
                .isEqualTo(new Block.Embed(
                        Block.Embed.Provider.YOUTUBE, "dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"));
    }

    @Test
    void whatHasNoBlockOfItsOwnKeepsItsText() {
        assertThat(Rendering.ofHtml("<details><summary>a</summary>b<p>c</p></details><dl><dt>d<dd>e</dl>")
                        .text())
                .isEqualTo("a\n\nb\n\nc\n\n- d\n  e");
        assertThat(Rendering.ofHtml("<a href=/x><div>a</div><p>b</p></a>").blocks())
                .containsExactly(
                        new Block.Paragraph(List.of(text("a", new Mark.Link("/x", null)))),
                        new Block.Paragraph(List.of(text("b", new Mark.Link("/x", null)))));
    }

    @Test
    void whatIsEmptyIsNoBlock() {
        assertThat(Rendering.ofHtml("<p> </p><ul></ul><blockquote></blockquote><table></table><h2></h2><dl></dl>")
                        .blocks())
                .isEmpty();
    }

    @Test
    void footnotesLeadThereAndBack() {
        List<Block> blocks = blocks("a[^n]\n\n[^n]: b");

        assertThat(((Block.Paragraph) blocks.get(0)).spans())
                .containsExactly(
                        text("a"), text("1", new Mark.Sup(), new Mark.Link("#fn-n", null), new Mark.Anchor("fnref-n")));
        assertThat(((Block.Bullets) blocks.get(1)).items().get(0).id()).isEqualTo("fn-n");
    }

    @Test
    void survivesJson() throws Exception {
        Rendering rendering = Rendering.ofMarkdown(
                "# a\n\nb **c** ![d](e) [f](g) `h`<a id=\"z\">i</a>\n\n1. j\n\n> k\n\n```l\nm\n```\n\n"
                        + "![n](o)\n\n|p|q|\n|-|-:|\n|r|s|\n\n---\n\nhttps://vimeo.com/1\n\n"
                        + "<sub>a</sub><sup>b</sup><kbd>c</kbd><mark>d</mark><u>e</u><del>f</del><em>g</em><abbr title=T>h</abbr>");
        ObjectMapper mapper = new ObjectMapper();

        String json = mapper.writerFor(new TypeReference<List<Block>>() {}).writeValueAsString(rendering.blocks());

        assertThat(mapper.readValue(json, new TypeReference<List<Block>>() {})).isEqualTo(rendering.blocks());
        assertThat(mapper.readValue(mapper.writeValueAsString(rendering), Rendering.class))
                .isEqualTo(rendering);
        assertThat(mapper.readTree(json).findValuesAsText("type"))
                .contains("heading", "paragraph", "list", "quote", "code", "image", "table", "divider", "embed")
                .contains("strong", "emphasis", "strike", "underline", "highlight", "keyboard", "sub", "sup", "link")
                .contains("anchor", "abbreviation");
        assertThat(json).contains("\"provider\":\"vimeo\"").contains("\"alignments\":[\"none\",\"right\"]");
    }

    private static List<Block> blocks(String markdown) {
        return Rendering.ofMarkdown(markdown).blocks();
    }

    private static List<Span> paragraph(String markdown) {
        return ((Block.Paragraph) blocks(markdown).get(0)).spans();
    }

    private static Span text(String text, Mark... marks) {
        return new Span(text, List.of(marks));
    }

    private static Block.Item item(Boolean checked, String text) {
        return new Block.Item(null, checked, List.of(new Block.Paragraph(List.of(text(text)))));
    }

    private static Block.Cell cell(boolean header, Span... spans) {
        return new Block.Cell(header, 1, 1, List.of(spans));
    }
}
