package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {
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
}
