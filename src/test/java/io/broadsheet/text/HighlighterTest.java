package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HighlighterTest {

    private final Highlighter highlighter = new Highlighter(Set.of("tram", "Trams", "𝒳eno"), Set.of("東京"));

    @Test
    void wholeWordsAreMarkedAndNothingElse() {
        assertThat(highlighter.whole("The tram, Trams; tramway"))
                .isEqualTo("The <mark>tram</mark>, <mark>Trams</mark>; tramway");
        assertThat(highlighter.whole("No such word")).isNull();
        assertThat(highlighter.whole("a 𝒳eno here")).isEqualTo("a <mark>𝒳eno</mark> here");
    }

    @Test
    void runsWithoutGapsAreMarkedAsTheyStand() {
        assertThat(highlighter.whole("京東京都")).isEqualTo("京<mark>東京</mark>都");
        assertThat(highlighter.whole("tram東京")).isEqualTo("<mark>tram東京</mark>");
    }

    @Test
    void whatIsInvisibleEndsNoWord() {
        assertThat(highlighter.whole("the tr\u00adam\u00ad")).isEqualTo("the <mark>tr\u00adam\u00ad</mark>");
        assertThat(highlighter.whole("tr\u200bam")).isNull();
        assertThat(highlighter.whole("\u00adx")).isNull();
    }

    @Test
    void whatMeansSomethingInHtmlIsEscaped() {
        assertThat(highlighter.whole("<tram a=\"b\" c='d'>&amp;"))
                .isEqualTo("&lt;<mark>tram</mark> a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;");
    }

    @Test
    void longTextsAreCutBetweenWordsAroundTheMarks() {
        String filler = "some words that fill a line ".repeat(20);
        List<String> fragments =
                highlighter.fragments(filler + "the tram stops " + filler + "two Trams " + filler + "tram");
        assertThat(fragments).hasSize(2);
        assertThat(fragments).allSatisfy(fragment -> {
            assertThat(fragment).startsWith("…").endsWith("…").contains("<mark>");
            assertThat(Jsoup.parseBodyFragment(fragment).text().length()).isBetween(150, 280);
        });
        assertThat(fragments.get(0)).contains("the <mark>tram</mark> stops");
        assertThat(highlighter.fragments("tram")).containsExactly("<mark>tram</mark>");
        assertThat(highlighter.fragments("nothing here")).isEmpty();
        assertThat(highlighter.fragments("")).isEmpty();
    }

    @Test
    void whateverTheTextOnlyItsOwnCharactersAndMarksComeOut() {
        Random random = new Random(11);
        List<String> parts = List.of(
                "tram", "Trams", "東京", "<mark>", "</mark>", "&lt;", "<script>", "\"", " ", "\n", "x", "𝒳eno", "😀");
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(200); part > 0; part--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            for (String fragment : highlighter.fragments(text.toString())) {
                Element shown = Jsoup.parseBodyFragment(fragment).body();
                assertThat(shown.getAllElements().eachAttr("class")).isEmpty();
                assertThat(shown.select("*").not("body, mark")).isEmpty();
                String plain = shown.wholeText().replaceAll("^…|…$", "").replace('\n', ' ');
                assertThat(text.toString().replace('\n', ' ')).contains(plain);
            }
        }
    }
}
