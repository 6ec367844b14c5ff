package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.Axe;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the frontend says while the API cannot be reached: {@code mvn test -Pbrowser -Dtest=FrontendOutageBrowserTest} */
@Tag("browser")
@QuarkusTest
class FrontendOutageBrowserTest extends FrontendVisit {

    @ParameterizedTest
    @CsvSource({"index.html,#progress", "article.html?article=any,#body"})
    void whenTheApiIsDownThePageSaysSo(String page, String place) {
        api.cut();
        try {
            tab.open(frontend.origin() + "/" + page);
            await().untilAsserted(
                            () -> assertThat(visitor.text(place)).contains("We cannot reach our newsroom right now."));
            assertThat(visitor.text("main")).contains("Try again");
            assertThat(Axe.findings(tab)).isEmpty();
        } finally {
            api.mend();
        }
    }

    @Test
    void whenTheApiGoesDownMeanwhileWhatIsThereStaysAndGoesOnLater() {
        posts(30);
        tab.open(list());
        await().untilAsserted(() -> assertThat(cards()).isNotEmpty());
        List<String> shown;
        api.cut();
        try {
            await().untilAsserted(() -> {
                // Asked for, since nothing more may come unasked by now; and again, if some was just coming.
                tab.evaluate("document.getElementById('more').click()");
                assertThat(visitor.text("#progress")).contains("We cannot reach our newsroom right now.");
            });
            visitor.awaitText("#more", "Try again");
            shown = cards();
            assertThat(shown).isNotEmpty().hasSizeLessThan(30);
            assertThat(Axe.findings(tab)).isEmpty();
        } finally {
            api.mend();
        }
        tab.evaluate("document.getElementById('more').click()");
        await().untilAsserted(() -> assertThat(cards())
                .startsWith(shown.toArray(String[]::new))
                .hasSizeGreaterThan(shown.size())
                .doesNotHaveDuplicates());
        assertThat(visitor.text("#progress")).doesNotContain("We cannot");
    }
}
