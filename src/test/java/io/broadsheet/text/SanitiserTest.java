package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {
    private static final Set<String> DANGEROUS = Set.of(
            "script",
            "style",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "template",
            "noscript",
            "textarea",
            "title",
            "xmp",
            "plaintext",
            "link",
            "meta",
            "base",
            "form",
            "button",
            "select",
            "frame",
            "frameset",
            "applet");

    private static final Set<String> HARMLESS = Set.of(
            "href",
            "src",
            "alt",
            "title",
            "id",
            "rel",
            "class",
            "width",
            "height",
            "colspan",
            "rowspan",
            "align",
            "start",
            "lang",
            "dir",
            "cite",
            "datetime",
            "open",
            "type",
            "checked",
            "disabled");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(https?:|mailto:|tel:)[^\\p{Cntrl}]*|[^\\p{Cntrl}:]*|[^\\p{Cntrl}:]*[/?#][^\\p{Cntrl}]*");

    private static final Pattern IDS = Pattern.compile("(fn|fnref|user)-.*");

    static Stream<String> vectors() throws IOException {
        try (InputStream file = SanitiserTest.class.getResourceAsStream("/text/xss.txt")) {
            String lines = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().filter(line -> !line.startsWith("# ")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void leavesNothingThatRuns(String vector) throws Exception {
        for (String body : List.of(vector, "text " + vector + " text", "<p>" + vector, "<table>" + vector)) {
            assertHarmless(Rendering.ofHtml(body));
            assertHarmless(Rendering.ofMarkdown(body));
            assertHarmless(Rendering.ofMarkdown(Rendering.ofHtml(body).markdown()));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sanitisesWhatItMadeToItself(String vector) {
        String html = Rendering.ofMarkdown(vector).html();

        assertThat(Rendering.ofHtml(html).html()).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><b><p>x</b><i>y",
                "<a href=/1><div><a href=/2>x",
                "<table><tr><td><table><p>x<caption>y",
                "<pre>\n\n\nx</pre>",
                "<object><p><object><p>x",
                "<button><p><button><p>x",
                "<ul><p><li><h1><h2>x</ul>y",
                "<dl><dd><dt><p><dd>x",
                "<h1 id=b>a</h1><h1>b</h1><h1 id=a>b</h1><a href='#b'>1</a><a href='#a'>2</a>",
                "<li id=fn-1><a id=fn-1 href='#fn-1'>x</a><h2>fn 1</h2>",
                "<p>x<ruby>漢<rp>(<rt>kan</ruby>",
                "<nobr><p><nobr><p><q><p>x",
            })
    void settles(String html) {
        String once = Rendering.ofHtml(html).html();

        assertThat(Rendering.ofHtml(once).html()).isEqualTo(once);
        assertThat(Jsoup.parseBodyFragment(once)
                        .outputSettings(new Document.OutputSettings().prettyPrint(false))
                        .body()
                        .html())
                .isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://example.org/a?b#c",
                "//example.org/a",
                "/a/b",
                "a/b:c",
                "?q=a:b",
                "#top",
                "mailto:a@example.org",
                "tel:+3612345",
                "HTTP://EXAMPLE.ORG",
            })
    void keepsAddressesThatAreSafe(String address) {
        Element link = Jsoup.parseBodyFragment(
                        Rendering.ofHtml("<a href=\"" + address + "\">x</a>").html())
                .selectFirst("a");

        assertThat(link.attr("href")).isEqualTo(address);
    }

    @Test
    void tellsPagesThatAreOpenedNotToReachBackAndKeepsWhatTheAuthorSaid() {
        assertThat(Rendering.ofHtml("<a href='https://example.org' rel='opener UGC nofollow' target=_blank>x</a>")
                        .html())
                .isEqualTo("<a href=\"https://example.org\" rel=\"noopener nofollow ugc\">x</a>");
        assertThat(Rendering.ofHtml("<a href='/a' rel=opener>x</a>").html()).isEqualTo("<a href=\"/a\">x</a>");
    }

    @Test
    void keepsTheTextOfWhatItDoesNotAllow() {
        assertThat(Rendering.ofHtml("<p><font>a</font> <a href='javascript:x'>b</a> <img alt=c src='data:x'></p>")
                        .html())
                .isEqualTo("<p>a b c</p>");
    }

    @Test
    void prefixesNamesThatAPageScriptMightUse() {
        assertThat(Rendering.ofHtml("<a name=cookie></a><a href='#cookie'>x</a>")
                        .html())
                .isEqualTo("<a id=\"user-cookie\"></a><a href=\"#user-cookie\">x</a>");
        assertThat(Rendering.ofHtml("<p id=cookie name=cookie>x</p>").html()).isEqualTo("<p>x</p>");
    }

    @Test
    void keepsMarkdownThatIsWrittenAsHtml() {
        String html = Rendering.ofMarkdown("H<sub>2</sub>O <kbd>Esc</kbd> <abbr title=\"World\">W</abbr>\n\n"
                        + "<details><summary>More</summary>\n\n*text*\n\n</details>\n\n<dl><dt>a<dd>b</dl>\n\n"
                        + "<figure><img src=a.png alt=A width=5><figcaption>c</figcaption></figure>")
                .html();

        assertThat(html)
                .contains("H<sub>2</sub>O <kbd>Esc</kbd> <abbr title=\"World\">W</abbr>")
                .contains("<details><summary>More</summary>\n<p><em>text</em></p>\n</details>")
                .contains("<dl><dt>a</dt><dd>b</dd></dl>")
                .contains("<figure><img src=\"a.png\" alt=\"A\" width=\"5\"><figcaption>c</figcaption></figure>");
    }

    private static void assertHarmless(Rendering rendering) throws Exception {
        Document document = Jsoup.parseBodyFragment(rendering.html());
        for (Element element : document.body().select("*")) {
            assertThat(DANGEROUS).doesNotContain(element.normalName());
            element.attributes().forEach(SanitiserTest::assertHarmless);
            assertThat(element.childNodes()).noneMatch(node -> node instanceof Comment || node instanceof DataNode);
        }
        for (Element named : document.select("[id]:not(h1, h2, h3, h4, h5, h6)")) {
            assertThat(named.id()).matches(IDS);
        }
        new ObjectMapper()
                .valueToTree(rendering.blocks())
                .findValuesAsText("href")
                .forEach(SanitiserTest::assertSafe);
        new ObjectMapper()
                .valueToTree(rendering.blocks())
                .findValuesAsText("src")
                .forEach(SanitiserTest::assertSafe);
        new ObjectMapper()
                .valueToTree(rendering.blocks())
                .findValuesAsText("url")
                .forEach(SanitiserTest::assertSafe);
    }

    private static void assertHarmless(Attribute attribute) {
        assertThat(HARMLESS).contains(attribute.getKey());
        if (Set.of("href", "src", "cite").contains(attribute.getKey())) {
            assertSafe(attribute.getValue());
        }
        if (attribute.getKey().equals("class")) {
            assertThat(attribute.getValue()).matches("language-[\\w+#.-]+");
        }
    }

    private static void assertSafe(String address) {
        if (!address.equals("null")) {
            assertThat(address).matches(ADDRESS);
        }
    }
}
