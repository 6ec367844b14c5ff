package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void prefersRunningText() {
        assertThat(excerpt("# Title\n\n```\ncode\n```\n\n- item\n\nFirst *one*[^1].\n\nSecond.\n\n[^1]: note"))
                .isEqualTo("First one. Second.");
        assertThat(excerpt("# Title\n\n- item\n- other")).isEqualTo("- item - other");
        assertThat(excerpt("# Title\n\n```\ncode\n```")).isEqualTo("Title code");
    }

    @Test
    void isCutBetweenWords() {
        String excerpt = excerpt("word, ".repeat(100));

        assertThat(excerpt)
                .hasSizeLessThanOrEqualTo(200)
                .hasSizeGreaterThan(190)
                .endsWith("word,…");
    }

    @Test
    void isNotCutWhenItFits() {
        assertThat(excerpt("a".repeat(200))).isEqualTo("a".repeat(200));
    }

    @Test
    void isCutInAWordOnlyWhenThereIsNoOtherPlace() {
        assertThat(excerpt("a".repeat(201))).isEqualTo("a".repeat(199) + "…");
        assertThat(excerpt("\ud83d\ude00".repeat(150)))
                .hasSizeLessThanOrEqualTo(200)
                .matches("(\ud83d\ude00)+…");
        assertThat(excerpt("北京是首都。".repeat(50))).hasSizeBetween(190, 200).endsWith("…");
    }

    private static String excerpt(String markdown) {
        return Rendering.ofMarkdown(markdown).excerpt();
    }
}
