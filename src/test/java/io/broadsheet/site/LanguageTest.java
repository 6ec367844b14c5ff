package io.broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "pt-br, pt-BR",
        "PT-BR, pt-BR",
        "zh-hant, zh-Hant",
        "ZH-HANT-tw, zh-Hant-TW",
        "es-419, es-419",
        "de-ch-1996, de-CH-1996",
        "sl-ROZAJ, sl-rozaj",
        "nds, nds",
        "en-x-Press, en-x-press"
    })
    void aTagHasOneSpelling(String given, String canonical) {
        assertThat(Language.canonical(given)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "xx",
                "pt_BR",
                "en-",
                "-en",
                "english",
                "en us",
                "en-US-en-US",
                "*",
                "x-private",
                "en-\u0000"
            })
    void whatIsNoneIsNone(String given) {
        assertThat(Language.canonical(given)).isEmpty();
    }

    @Test
    void aTagHasAnEnd() {
        assertThat(Language.canonical("en-x-" + "abcde-".repeat(5) + "abc")).isEmpty();
    }

    @Test
    void examplesAreTags() {
        assertThat(Language.examples()).contains("en", "pt-BR");
    }
}
