package io.broadsheet.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "one two | one two",
                "  One   TWO | One TWO",
                "\"one two\" three | \"one two\" three",
                "\"open | \"open\"",
                "“one two” three | \"one two\" three",
                "„one two“ -«three four» | \"one two\" -\"three four\"",
                "one -two | one -two",
                "one -\"two three\" | one -\"two three\"",
                "one or two three | one or two three",
                "or one or | one",
                "one \"or\" two | one \"or\" two",
                "crates.io | \"crates io\"",
                "don't | \"don t\"",
                "c++ & c# | c c",
                "-- one | one",
                "one'; drop table entry; --! | one drop table entry",
                "one&two:*!three | \"one two three\"",
                "東京タワー | \"東 京 タ ワ ー\"",
                "東 | 東",
                "東\u3000one\u00a0two | 東 one two",
                "Kranken\u00adhaus | Krankenhaus",
            })
    void isReadAsAWebSearch(String given, String syntax) {
        assertThat(EntryQuery.parse(given).orElseThrow().toString()).isEqualTo(syntax);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\"\"", "...", "-one", "-\"one two\"", "or", "one or -two", "❤️"})
    void findsSomethingOrIsNone(String given) {
        assertThat(EntryQuery.parse(given)).isEmpty();
    }

    @Test
    void correctsWordsAndLeavesPhrasesAndExclusionsAlone() {
        EntryQuery query = EntryQuery.parse("teh \"teh\" -teh teh.teh or teh").orElseThrow();
        assertThat(query.words()).containsExactly("teh");
        assertThat(query.with(Map.of("teh", "the"))).hasToString("the \"teh\" -teh \"teh teh\" or the");
    }
}
