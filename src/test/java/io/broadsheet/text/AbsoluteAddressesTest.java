package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsoluteAddressesTest {

    private static final AbsoluteAddresses ADDRESSES = new AbsoluteAddresses("https://example.org/paper");

    @ParameterizedTest
    @CsvSource({
        "/img/x.png,         https://example.org/img/x.png",
        "img/x.png,          https://example.org/paper/img/x.png",
        "./x,                https://example.org/paper/x",
        "../x,               https://example.org/x",
        "../../../x,         https://example.org/x",
        "?page=2,            https://example.org/paper/?page=2",
        "/a?b=https://c,     https://example.org/a?b=https://c",
        "x#y,                https://example.org/paper/x#y",
        "/été%20x,           https://example.org/été%20x",
        "//cdn.example.net/x, https://cdn.example.net/x",
        "#x,                 #x",
        "https://a.example/x, https://a.example/x",
        "HTTP://a.example/x, HTTP://a.example/x",
        "mailto:a@example.org, mailto:a@example.org",
        "tel:+32,            tel:+32"
    })
    void anAddressIsResolvedAsABrowserOnTheSiteWould(String address, String resolved) {
        assertThat(ADDRESSES.address(address)).isEqualTo(resolved);
    }

    @Test
    void aSiteAtTheRootOfItsHostHasAllBelowIt() {
        AbsoluteAddresses root = new AbsoluteAddresses("http://example.org:8080");
        assertThat(root.address("x")).isEqualTo("http://example.org:8080/x");
        assertThat(root.address("//cdn.example.net/x")).isEqualTo("http://cdn.example.net/x");
    }

    @Test
    void everyAddressOfTheHtmlIsAbsoluteAndNothingElseIsTouched() {
        String html = Rendering.ofHtml("<h2>A</h2><p><a href=\"/a\" title='href=\"/no\"'>a</a> <a href=\"#a\">up</a>"
                        + " <img src=\"b.png\" alt=\"src=&quot;/no&quot;\"> &lt;a href=\"/no\"&gt; &amp;amp;</p>"
                        + "<blockquote cite=\"/c\"><p>x</p></blockquote><pre>  &lt;img src=\"/no\"&gt;\n</pre>")
                .html();
        assertThat(ADDRESSES.html(html))
                .isEqualTo(html.replace("href=\"/a\"", "href=\"https://example.org/a\"")
                        .replace("src=\"b.png\"", "src=\"https://example.org/paper/b.png\"")
                        .replace("cite=\"/c\"", "cite=\"https://example.org/c\""));
    }

    @Test
    void htmlWithoutRelativeAddressesIsTheSameString() {
        String html = Rendering.ofMarkdown("[a](https://a.example) [b](#b) ![c](https://c.example/c.png)")
                .html();
        assertThat(ADDRESSES.html(html)).isSameAs(html);
    }

    @Test
    void everyAddressOfTheBlocksIsAbsolute() throws Exception {
        String source =
                """
                ## [h](/1)

                p [a](/2) ![i](/3.png) [![x](/4.png)](/5)

                ![alone](/6.png)

                - item [a](/7)

                > quoted [a](/8)

                | [a](/9) |
                |---|
                | [b](/10) |

                https://youtu.be/abcdefghijk

                `[code](/no)`
                """;
        String relative = json(Rendering.ofMarkdown(source));
        assertThat(relative).contains("\"/10\"");
        assertThat(new ObjectMapper()
                        .writeValueAsString(
                                ADDRESSES.blocks(Rendering.ofMarkdown(source).blocks())))
                .isEqualTo(relative.replaceAll("\"(/\\d+)", "\"https://example.org$1"));
        String figure =
                "<figure><a href=\"/1\"><img src=\"/2.png\"></a><figcaption><a href=\"/3\">c</a></figcaption></figure>"
                        + "<table><caption><a href=\"/4\">t</a></caption><tr><td>x</td></tr></table>";
        String figureRelative = json(Rendering.ofHtml(figure));
        assertThat(figureRelative).contains("\"/1\"", "\"/2.png\"", "\"/3\"", "\"/4\"");
        assertThat(new ObjectMapper()
                        .writeValueAsString(
                                ADDRESSES.blocks(Rendering.ofHtml(figure).blocks())))
                .isEqualTo(figureRelative.replaceAll("\"(/\\d)", "\"https://example.org$1"));
    }

    @Test
    void everyAddressOfTheMarkdownIsAbsoluteAndAllElseAsItWas() {
        String source =
                """
                # A [title](</1>)

                [a](/2 "t") *[b _c_](/3_x(y))* ![i](  /4.png ) [![q](</5 x.png>)](/6 'z') [](/7)
                [by][r] [r] ![c][r] [up](#up) [out](https://a.example/x) <https://a.example> [none]() [w]( <> )

                > quoted [over
                > two lines](/8)

                [r]: /9 "x"
                [s]:
                  </10>

                | [t](/11) | `[n](/no)` |
                |---|---|
                | x[^1] | <a class=x href=/12>x</a> |

                [^1]: Note [n](/13)

                <blockquote cite='/14'>
                <p title=' href="/no"'>text href="/no" <img alt="" src="/15"></p>
                </blockquote>

                ```
                [code](/no) <a href="/no">
                ```

                    [code](/no)

                \\[escaped](/no) [x]\\(/no) `` <a href="/no"> ``
                """;
        String absolute = ADDRESSES.markdown(source);
        assertThat(absolute).isEqualTo(source.replaceAll("/(?=\\d)", "https://example.org/"));
        assertThat(withoutRelations(Rendering.ofMarkdown(absolute).html()))
                .isEqualTo(withoutRelations(
                        ADDRESSES.html(Rendering.ofMarkdown(source).html())));
    }

    @Test
    void withoutASiteAllStaysAsItIs() {
        AbsoluteAddresses none = new AbsoluteAddresses(null);
        Rendering rendering = Rendering.ofMarkdown("[a](/a)");
        assertThat(none.address("/a")).isEqualTo("/a");
        assertThat(none.html(rendering.html())).isSameAs(rendering.html());
        assertThat(none.blocks(rendering.blocks())).isSameAs(rendering.blocks());
    }

    /** An absolute link gets one, and one to the site itself needs none. */
    private static String withoutRelations(String html) {
        return html.replace(" rel=\"noopener\"", "");
    }

    private static String json(Rendering rendering) throws Exception {
        return new ObjectMapper().writeValueAsString(rendering.blocks());
    }
}
