package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example of the CommonMark specification, and of GitHub's dialect of it those of the extensions, through the whole
 * pipeline. What differs is in {@code specification-exceptions.txt}, with the reason.
 */
class SpecificationTest {
    private static final Map<String, String> EXCEPTIONS = exceptions();

    static Stream<Numbered> examples() {
        return Stream.concat(
                numbered("commonmark", TestResources.getSpec()),
                numbered("gfm", TestResources.getGfmSpec())
                        .filter(example -> !example.specified.getInfo().isEmpty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void rendersAsSpecified(Numbered example) {
        String html = normal(Rendering.ofMarkdown(example.specified.getSource()).html());
        String expected = normal(example.specified.getHtml().replace('→', '\t'));

        if (EXCEPTIONS.containsKey(example.name)) {
            assertThat(html).as("is no exception any more").isNotEqualTo(expected);
        } else {
            assertThat(html).as(example.specified.getSource()).isEqualTo(expected);
        }
    }

    /** The counts make a new exception a decision, and notice when examples are no longer read. */
    @Test
    void exceptionsAreFew() {
        Map<String, Long> read = count(examples().map(Numbered::name));

        assertThat(examples().map(Numbered::name)).containsAll(EXCEPTIONS.keySet());
        assertThat(read).isEqualTo(Map.of("commonmark", 652L, "gfm", 24L));
        assertThat(count(EXCEPTIONS.keySet().stream())).isEqualTo(Map.of("commonmark", 54L, "gfm", 5L));
    }

    /**
     * Whatever parses to the same tree is the same. Ours alone are the ids of headings, {@code rel="noopener"}, and the
     * order of attributes.
     */
    private static String normal(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("h1, h2, h3, h4, h5, h6").removeAttr("id");
        document.select("a[rel=noopener]").removeAttr("rel");
        document.getAllElements().forEach(SpecificationTest::sortAttributes);
        return document.body().html().strip();
    }

    private static void sortAttributes(Element element) {
        List<Attribute> sorted = element.attributes().asList().stream()
                .map(Attribute::clone)
                .sorted(Comparator.comparing(Attribute::getKey))
                .toList();
        element.clearAttributes();
        sorted.forEach(element.attributes()::put);
    }

    private static Map<String, Long> count(Stream<String> names) {
        return names.collect(Collectors.groupingBy(name -> name.split(" ")[0], Collectors.counting()));
    }

    private static Stream<Numbered> numbered(String specification, URL file) {
        List<Example> examples = ExampleReader.readExamples(file);
        return IntStream.range(0, examples.size())
                .mapToObj(index -> new Numbered(specification + " " + (index + 1), examples.get(index)));
    }

    private static Map<String, String> exceptions() {
        try (InputStream file = SpecificationTest.class.getResourceAsStream("/text/specification-exceptions.txt")) {
            Map<String, String> exceptions = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 3))
                    .forEach(line -> exceptions.put(line[0] + " " + line[1], line[2]));
            return exceptions;
        } catch (IOException unread) {
            throw new IllegalStateException(unread);
        }
    }

    private record Numbered(String name, Example specified) {
        @Override
        public String toString() {
            return name;
        }
    }
}
