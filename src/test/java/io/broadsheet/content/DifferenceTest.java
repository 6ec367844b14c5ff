package io.broadsheet.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** With a character of two halves at every place where a text could be cut. */
    private static final String LONG = "🚋".repeat(1500);

    @Test
    void whatIsEqualDiffersInNothing() {
        assertThat(told("{'a': 1, 'b': {'c': [1, 2]}}", "{'b': {'c': [1, 2]}, 'a': 1}"))
                .isEmpty();
    }

    @Test
    void everyMemberThatDiffersIsTold() {
        assertThat(told("{'b': 'x', 'a': true, 'same': 1}", "{'b': 'y', 'a': false, 'same': 1}"))
                .containsExactly("/a true false", "/b \"x\" \"y\"");
    }

    @Test
    void anObjectIsLookedIntoAlsoWhereThereWasNone() {
        assertThat(told("{'image': {'url': 'x', 'alt': 'y'}}", "{'image': {'url': 'z'}}"))
                .containsExactly("/image/alt \"y\" null", "/image/url \"x\" \"z\"");
        assertThat(told("{}", "{'image': {'url': 'z'}}")).containsExactly("/image/url null \"z\"");
        assertThat(told("{'image': {'url': 'z'}}", "{'image': null}")).containsExactly("/image/url \"z\" null");
    }

    @Test
    void aListIsOneValueForItsOrderCounts() {
        assertThat(told("{'tags': ['a', 'b']}", "{'tags': ['b', 'a']}"))
                .containsExactly("/tags [\"a\",\"b\"] [\"b\",\"a\"]");
    }

    @Test
    void nullIsNoValue() {
        assertThat(told("{'a': null}", "{}")).isEmpty();
    }

    @Test
    void ofALongTextThePassageThatDiffersIsTold() {
        Difference told = difference(LONG + "old" + LONG, LONG + "new" + LONG);
        assertThat(told.before().textValue()).isEqualTo("…" + "🚋".repeat(20) + "old" + "🚋".repeat(20) + "…");
        assertThat(told.after().textValue()).isEqualTo("…" + "🚋".repeat(20) + "new" + "🚋".repeat(20) + "…");
    }

    @Test
    void aLongPassageIsCutBetweenCharacters() {
        for (String before : List.of("", "x", "xy", "🚋x")) {
            Difference told = difference(before, "a" + LONG);
            assertThat(told.after().textValue())
                    .startsWith("a🚋")
                    .endsWith("🚋…")
                    .hasSizeBetween(1000, 1002);
        }
    }

    @Test
    void whatWasTakenOutOfALongTextLeavesItsSurroundings() {
        Difference told = difference(LONG + "gone" + LONG, LONG + LONG);
        assertThat(told.before().textValue()).contains("gone");
        assertThat(told.after().textValue()).isEqualTo("…" + "🚋".repeat(40) + "…");
    }

    @Test
    void aTextThatRepeatsItselfIsNotCountedTwice() {
        Difference told = difference("ab".repeat(600), "ab".repeat(601));
        assertThat(told.after().textValue()).endsWith("ab");
        assertThat(told.after().textValue().length())
                .isEqualTo(told.before().textValue().length() + 2);
    }

    private static Difference difference(String before, String after) {
        return Difference.between(JSON.valueToTree(Map.of("text", before)), JSON.valueToTree(Map.of("text", after)))
                .get(0);
    }

    private static Stream<String> told(String before, String after) {
        return Difference.between(tree(before), tree(after)).stream()
                .map(each -> each.pointer() + " " + each.before() + " " + each.after());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
