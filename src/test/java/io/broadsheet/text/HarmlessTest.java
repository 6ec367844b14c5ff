package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that runs is left of any vector, by lists of what is harmless that are this test's own: what the sanitiser allows
 * besides fails here.
 */
class HarmlessTest {
    private static final Set<String> ELEMENTS = Set.of(
            ("h1 h2 h3 h4 h5 h6 p div section blockquote pre hr br wbr ul ol li dl dt dd figure figcaption details summary"
                            + " input table caption thead tbody tfoot tr th td a img strong em del ins u mark small sub"
                            + " sup code kbd samp var abbr cite dfn time bdi bdo ruby rt rp")
                    .split(" "));

    /** What each may say, and what shape its value has. */
    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
            Map.entry("href", Pattern.compile(".*")),
            Map.entry("src", Pattern.compile(".*")),
            Map.entry("cite", Pattern.compile(".*")),
            Map.entry("alt", Pattern.compile("(?s).*")),
            Map.entry("title", Pattern.compile("(?s).*")),
            Map.entry("datetime", Pattern.compile("(?s).*")),
            Map.entry("id", Pattern.compile("[\\p{L}\\p{N}\\p{M}_.:-]+")),
            Map.entry("rel", Pattern.compile("(noopener|nofollow|noreferrer|sponsored|ugc| )+")),
            Map.entry("class", Pattern.compile("language-[\\p{L}\\p{N}_+#.-]+")),
            Map.entry("width", Pattern.compile("\\d+")),
            Map.entry("height", Pattern.compile("\\d+")),
            Map.entry("colspan", Pattern.compile("\\d+")),
            Map.entry("rowspan", Pattern.compile("\\d+")),
            Map.entry("start", Pattern.compile("\\d+")),
            Map.entry("align", Pattern.compile("left|center|right")),
            Map.entry("dir", Pattern.compile("ltr|rtl|auto")),
            Map.entry("lang", Pattern.compile("[A-Za-z0-9-]+")),
            Map.entry("open", Pattern.compile("")),
            Map.entry("type", Pattern.compile("checkbox")),
            Map.entry("checked", Pattern.compile("")),
            Map.entry("disabled", Pattern.compile("")));

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "url");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /** The URL standard: what begins with a letter and ends at a colon is a scheme. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    static List<Vector> vectors() {
        return Vector.all();
    }

    @Test
    void vectorsAreMany() {
        assertThat(Vector.all()).hasSizeGreaterThanOrEqualTo(450).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("vectors")
    void leavesNothingThatRuns(Vector vector) {
        String text = vector.text();
        for (String body : List.of(text, "text " + text + " text", "<p>" + text, "<table>" + text, "- " + text)) {
            assertHarmless(Rendering.ofHtml(body));
            assertHarmless(Rendering.ofMarkdown(body));
            assertHarmless(Rendering.ofMarkdown(Rendering.ofHtml(body).markdown()));
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("vectors")
    void sanitisesWhatItMadeToItself(Vector vector) {
        String html = Rendering.ofMarkdown(vector.text()).html();

        assertThat(Rendering.ofHtml(html).html()).isEqualTo(html);
    }

    private static void assertHarmless(Rendering rendering) {
        Document document = Jsoup.parseBodyFragment(rendering.html());
        for (Element element : document.body().children().select("*")) {
            assertThat(ELEMENTS).contains(element.normalName());
            element.attributes().forEach(HarmlessTest::assertHarmless);
            assertThat(element.childNodes()).noneMatch(node -> node instanceof Comment || node instanceof DataNode);
        }
        assertThat(document.select("[id]:not(h1, h2, h3, h4, h5, h6)"))
                .allSatisfy(named -> assertThat(named.id()).matches("(fn|fnref|user)-.*"));
        assertAddresses(new ObjectMapper().valueToTree(rendering.blocks()));
    }

    private static void assertHarmless(Attribute attribute) {
        assertThat(ATTRIBUTES).containsKey(attribute.getKey());
        assertThat(attribute.getValue()).matches(ATTRIBUTES.get(attribute.getKey()));
        if (ADDRESSES.contains(attribute.getKey())) {
            assertSafe(attribute.getValue());
        }
    }

    /** Wherever they stand in a block. */
    private static void assertAddresses(JsonNode blocks) {
        for (String name : ADDRESSES) {
            blocks.findValues(name).stream()
                    .filter(JsonNode::isTextual)
                    .forEach(address -> assertSafe(address.textValue()));
        }
    }

    /** As a browser reads it: without control characters and spaces around it, and without tabs and line ends. */
    private static void assertSafe(String address) {
        String read = address.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\r\\n]", "");
        Matcher scheme = SCHEME.matcher(read);
        if (scheme.matches()) {
            assertThat(SCHEMES).contains(scheme.group(1).toLowerCase());
        }
    }
}
