package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What would become more than a server should make of it is refused; {@link PathologicalTest} says how soon. */
class TooComplexTest {
    private static final int BODY = 500_000;

    @Test
    void manyDefinitionsAreRead() {
        String definitions = IntStream.range(0, 5_000)
                .mapToObj(id -> "[r" + id + "]: /" + id + "\n")
                .collect(Collectors.joining());

        assertThat(Rendering.ofMarkdown(definitions + "\n[r4999]").html())
                .isEqualTo("<p><a href=\"/4999\">r4999</a></p>\n");
    }

    @Test
    void oneLongAddressUsedOftenIsRefused() {
        String body = "[a]: /" + "y".repeat(BODY / 2) + "\n\n" + "[a]\n\n".repeat(1_000);

        isRefused(() -> Rendering.ofMarkdown(body));
    }

    @Test
    void tablesFilledUpFromAWideHeaderAreRefused() {
        isRefused(() ->
                Rendering.ofMarkdown("a|".repeat(5_000) + "\n" + "-|".repeat(5_000) + "\n" + "a|\n".repeat(1_000)));
    }

    @Test
    void formattingRepeatedInEveryParagraphIsRefused() {
        String open = IntStream.range(0, 250).mapToObj(id -> "<b a=" + id + ">").collect(Collectors.joining());

        isRefused(() -> Rendering.ofHtml(open + "<p>".repeat(100_000)));
    }

    @Test
    void deepQuotesKeepTheirTextInBlocksNoDeeperThan32() {
        Rendering rendering = Rendering.ofHtml("<blockquote>".repeat(60) + "text" + "</blockquote>".repeat(60));

        assertThat(rendering.text()).isEqualTo("text");
        assertThat(depth(rendering.blocks().get(0))).isEqualTo(32);
    }

    private static int depth(Block block) {
        return block instanceof Block.Quote quote ? 1 + depth(quote.blocks().get(0)) : 1;
    }

    private static void isRefused(ThrowingCallable rendering) {
        assertThatThrownBy(rendering).isInstanceOf(Rendering.TooComplex.class);
    }
}
