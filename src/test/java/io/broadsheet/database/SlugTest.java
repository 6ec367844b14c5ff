package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Hello World!,hello-world",
        "  --C++ & Rust--  ,c-rust",
        "Don’t stop,dont-stop",
        "Žluťoučký kůň,zlutoucky-kun",
        "Straße,strasse",
        "Привет мир,privet-mir",
        "北京,bei-jing",
        "مرحبا,mrhb",
        "Ünï_cödé,uni-code",
    })
    void transliterates(String text, String slug) {
        assertThat(Slug.of(text, "x")).isEqualTo(slug);
    }

    @Test
    void fallsBackWhenNothingIsLeft() {
        assertThat(Slug.of("", "section")).isEqualTo("section");
        assertThat(Slug.of("— ?! …", "section")).isEqualTo("section");
        assertThat(Slug.of("\ud83d\ude00", "section")).isEqualTo("section");
    }

    @Test
    void cutsBetweenWords() {
        String slug = Slug.of("word ".repeat(100), "x");

        assertThat(slug).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-word");
        assertThat(Slug.of("a".repeat(500), "x")).hasSize(Slug.MAX_LENGTH);
    }
}
