package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.text.Browser.Piece;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether anything runs is asked of a browser: {@code mvn test -Pbrowser -Dtest=BrowserTest}. */
@Tag("browser")
class BrowserTest {
    /** In Chromium 150; the others are for other browsers or for broken filters, or do nothing where nothing protects. */
    private static final int RUN_RAW = 240;

    @TempDir
    Path profile;

    @Test
    void nothingRunsOfWhatIsServed() throws Exception {
        List<Piece> pieces =
                Vector.all().stream().flatMap(BrowserTest::served).distinct().toList();

        Map<Integer, List<String>> ran = Browser.run(pieces, profile);

        assertThat(ran.keySet().stream().map(index -> pieces.get(index).html() + " " + ran.get(index)))
                .isEmpty();
    }

    /** Otherwise the test above would say nothing. */
    @Test
    void mostOfThemRunRaw() throws Exception {
        List<Piece> pieces =
                Vector.all().stream().map(vector -> Piece.ofHtml(vector.text())).toList();

        Map<Integer, List<String>> ran = Browser.run(pieces, profile);

        System.out.printf("%d of %d vectors run in this browser when nothing stops them%n", ran.size(), pieces.size());
        assertThat(ran).hasSizeGreaterThanOrEqualTo(RUN_RAW);
    }

    /** All HTML that is made of what somebody wrote. */
    private static Stream<Piece> served(Vector vector) {
        return Stream.of(
                Piece.of(Rendering.ofMarkdown(vector.text())),
                Piece.of(Rendering.ofHtml(vector.text())),
                Piece.ofHtml(highlighted(vector.text())));
    }

    /** What a search for anything in it would show. */
    private static String highlighted(String text) {
        Highlighter highlighter =
                new Highlighter(new HashSet<>(List.of(SearchText.of(text).split(" +"))), Set.of());
        return String.join("", highlighter.fragments(text));
    }
}
