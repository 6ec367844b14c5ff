package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
    @Test
    void nothingGivesNothing() {
        for (String blank : new String[] {"", " \n", "<!-- -->", "<script>x</script>"}) {
            Rendering rendering = Rendering.ofMarkdown(blank);

            assertThat(rendering.text()).isEmpty();
            assertThat(rendering.blocks()).isEmpty();
            assertThat(rendering.wordCount()).isZero();
            assertThat(rendering.readingMinutes()).isZero();
            assertThat(rendering.excerpt()).isNull();
        }
    }

    @Test
    void markdownStaysAsItWasGiven() {
        assertThat(Rendering.ofMarkdown("* a\n\n\n__b__").markdown()).isEqualTo("* a\n\n\n__b__");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>a</h2><p>b <strong>c</strong><em>d</em> <del>e</del>, <code>f`g</code> * _ [h] # 1. &lt;b&gt; &amp;amp;</p>",
                "<p><code>a <a href='/b'>c</a></code></p><h2>d<br>e</h2>",
                "<p>foo<strong> bar </strong>baz<em>.</em>qux</p>",
                "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol start=4><li>e</li></ol>",
                "<blockquote><p>a</p><blockquote>b</blockquote></blockquote><hr><pre>c\n```\n\n d</pre>",
                "<table><tr><th align=right>a</th><th>b|c</th></tr><tr><td>d<br>e</td><td><code>f|g</code></td></tr></table>",
                "<p><a href='/a b'>c</a> <img src='d.png' alt='e' title='f \"g\"'> <img src='d.png' width=4></p>",
                "<p>H<sub>2</sub>O <mark>a</mark> <kbd>b</kbd> <a id='user-c' href='/d'>e</a></p>",
                "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>",
                "<p>- a</p><p># b</p><p>1. c</p><p>+ d</p><p>&gt; e</p><p>=== f</p><p>~~~ g</p><p>[^1] h</p><p>i<br>+ j<br>- k<br>=== l<br># m<br>1) n<br>---<br>===</p><p>a_b_c</p>",
            })
    void markdownMadeFromHtmlRendersToTheSameBlocks(String html) {
        Rendering given = Rendering.ofHtml(html);

        assertThat(Rendering.ofMarkdown(given.markdown()).blocks())
                .as(given.markdown())
                .isEqualTo(given.blocks());
    }

    @Test
    void textIsPlain() {
        Rendering rendering = Rendering.ofMarkdown("# A & B\n\nc *d*[^1]\n\n- e\n  1. f\n- [x] g\n\n```\n<h>\n```\n\n"
                + "|i|j|\n|-|-|\n|k|l|\n\n![m](n)\n\n[^1]: o &lt;");

        assertThat(rendering.text())
                .isEqualTo("A & B\n\nc d[1]\n\n- e\n  1. f\n- [x] g\n\n<h>\n\ni\tj\nk\tl\n\nm\n\n1. o <");
    }

    @Test
    void countsWordsOfAnyScript() {
        assertThat(Rendering.ofMarkdown("Don't *count* — these, 3 four.").wordCount())
                .isEqualTo(5);
        assertThat(Rendering.ofMarkdown("北京是首都。").wordCount()).isEqualTo(5);
        assertThat(Rendering.ofMarkdown("word ".repeat(230)).readingMinutes()).isEqualTo(1);
        assertThat(Rendering.ofMarkdown("word ".repeat(231)).readingMinutes()).isEqualTo(2);
        assertThat(Rendering.ofMarkdown("北".repeat(1_000)).readingMinutes()).isEqualTo(2);
    }

    @Test
    void headingsGetIdsThatAreUniqueAndLinksFollow() {
        Rendering rendering = Rendering.ofMarkdown(
                "# Привет\n\n## A `b`\n\n## A b\n\n## ?\n\n<h3 id=\"mine\">Own</h3>\n\n[x](#mine)");

        assertThat(rendering.outline())
                .containsExactly(
                        new OutlineHeading(1, "privet", "Привет"),
                        new OutlineHeading(2, "a-b", "A b"),
                        new OutlineHeading(2, "a-b-2", "A b"),
                        new OutlineHeading(2, "section", "?"),
                        new OutlineHeading(3, "own", "Own"));
        assertThat(rendering.html()).contains("<h2 id=\"a-b-2\">A b</h2>").contains("<a href=\"#own\">x</a>");
    }

    @Test
    void headingsWithoutTextAreNotInTheOutline() {
        assertThat(Rendering.ofMarkdown("#\n\ntext").outline()).isEmpty();
    }
}
