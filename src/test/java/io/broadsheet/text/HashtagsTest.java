package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashtagsTest {
    @Test
    void standInOrderOnceEach() {
        assertThat(
                        hashtags(
                                "#Rust and #java, (#Ünï_1) #RUST \"#größe\" **#bold** [#linked](/x)\n\n#atStart\n\n## H #inHeading"))
                .containsExactly("Rust", "java", "Ünï_1", "größe", "bold", "linked", "atStart", "inHeading");
    }

    @Test
    void areOfAnyScript() {
        assertThat(hashtags("#北京 #हिन्दी #مرحبا #日本語タグ ＃全角")).containsExactly("北京", "हिन्दी", "مرحبا", "日本語タグ", "全角");
    }

    @Test
    void areNotNumbersNorInsideWordsCodeOrAddresses() {
        assertThat(hashtags(
                        "#123 foo#bar foo<b>#bar</b> `#code` https://x.org/#frag <https://x.org/a#b> ##two &#35;x# C# #"
                                + "\n\n# heading\n\n```\n#code\n```\n\n[x](/a#b) ![#alt](/c) a/#path"))
                .isEmpty();
    }

    @Test
    void endAtAHyphenAndAtPunctuation() {
        assertThat(hashtags("#Ferry-Strike #tram's #bus, #bike.")).containsExactly("Ferry", "tram", "bus", "bike");
    }

    @Test
    void areComposed() {
        assertThat(hashtags("#cafe\u0301 #caf\u00e9")).containsExactly("caf\u00e9");
    }

    @Test
    void areBounded() {
        String many =
                IntStream.range(0, 150).mapToObj(number -> "#tag" + number).collect(Collectors.joining(" "));

        assertThat(hashtags(many)).hasSize(100).startsWith("tag0").endsWith("tag99");
        assertThat(hashtags("#" + "a".repeat(100) + " #" + "b".repeat(101))).containsExactly("a".repeat(100));
    }

    private static List<String> hashtags(String markdown) {
        return Rendering.ofMarkdown(markdown).hashtags();
    }
}
