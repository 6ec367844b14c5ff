package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is built to take long: it is rendered or refused, soon, and never overflows the stack. */
class TooComplexTest {
    /** Generous, for a slow machine with cold code; each takes well under a second on a warm one. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int BODY = 500_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "*",
                "[",
                "(",
                "`",
                "_",
                "~",
                "![",
                "[a](",
                "<",
                "&",
                "\\",
                "|",
                "- ",
                "1. ",
                "* > ",
                "**a ",
                "*a_b ",
                "[^1]",
                "![[]()",
                "[[]()",
                "+++\n",
                "-\n",
                "* a\n",
                "> a\n\n",
                "x\n===\n",
                "|a|b|\n|-|-|\n",
                "```\n",
                "[x]: y\n",
                "https://a.b ",
                "<b>",
                "<div>",
                "<!--",
                "\u2003\n+\n",
            })
    void markdownOfOnePatternEndsSoon(String pattern) {
        endsSoon(() -> Rendering.ofMarkdown(pattern.repeat(50_000 / pattern.length())));
        endsSoon(() -> Rendering.ofMarkdown(pattern.repeat(BODY / pattern.length())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<b a=1>",
                "<table>",
                "<table><tr><td>",
                "<table><tr><td colspan=1000 rowspan=99999>",
                "<ul><li>",
                "<a><div>",
                "<svg><g>",
                "<p>",
                "<font><table>",
                "<b><p>",
                "<h1>",
                "<pre>",
                "<button>",
                "<q>",
                "<object>",
                "<select><option>",
                "<input>",
                "<svg><p><math><mtext><table><mglyph><style><!--",
                "<template>",
            })
    void htmlOfOnePatternEndsSoon(String pattern) {
        endsSoon(() -> Rendering.ofHtml(pattern.repeat(10_000)));
        endsSoon(() -> Rendering.ofHtml(pattern.repeat(BODY / pattern.length())));
    }

    @Test
    void whiteSpaceInAddressesAndTextEndsSoon() {
        endsSoon(() -> Rendering.ofHtml("<a href='" + " ".repeat(BODY) + "x'>x</a>"));
        endsSoon(() -> Rendering.ofHtml("<h1>a" + "\n".repeat(BODY) + "b</h1>"));
        endsSoon(() -> Rendering.ofMarkdown("a" + " ".repeat(BODY) + "b"));
        endsSoon(() -> Rendering.ofMarkdown("#" + "a\u0301".repeat(BODY / 2)));
    }

    @Test
    void listsInListsEndSoon() {
        String nested = IntStream.range(0, 500)
                .mapToObj(level -> "  ".repeat(level) + "- a\n")
                .collect(Collectors.joining());

        endsSoon(() -> Rendering.ofMarkdown(nested));
    }

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

    private static void endsSoon(Runnable rendering) {
        assertTimeoutPreemptively(SOON, () -> {
            try {
                rendering.run();
            } catch (Rendering.TooComplex refused) {
                assertThat(refused).hasMessageNotContaining("Exception");
            }
        });
    }

    private static void isRefused(Runnable rendering) {
        assertTimeoutPreemptively(
                SOON, () -> assertThatThrownBy(rendering::run).isInstanceOf(Rendering.TooComplex.class));
    }
}
