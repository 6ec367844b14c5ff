package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.broadsheet.http.ProblemType;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the README promises is there, and what is there is in the README. */
class ReadmeTest {

    private static final String RUN = "BROADSHEET_DEMO=true mvn package quarkus:run -DskipTests";
    private static final String TEST = "mvn verify";

    /** Between the service and its own properties; nobody sets these. */
    private static final String INTERNAL = "broadsheet.embedded.";

    private final String readme = read("README.md");

    @Test
    void everyOptionHasARow() throws IOException {
        Set<String> rows = new TreeSet<>();
        found("(?m)^\\| `(BROADSHEET_[A-Z0-9_]+)` \\|").forEach(row -> rows.add(row.group(1)));
        assertThat(rows).isEqualTo(options());
    }

    @Test
    void everyProblemHasARow() {
        List<String> rows = found("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|")
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.code() + " " + type.status())
                        .toList());
    }

    @Test
    void bothCommandsStandOnTheFirstScreen() {
        assertThat(readme.lines().limit(30)).contains("    " + RUN, "    " + TEST);
    }

    @Test
    void theTestsOfTheBuildServerAreTheContributors() {
        assertThat(read(".ci/run").lines()).contains(TEST);
    }

    @Test
    void everyFileThatItNamesIsThere() {
        assertThat(found("\\]\\(([^)#:]+)\\)").map(link -> Path.of(link.group(1))))
                .isNotEmpty()
                .allMatch(Files::exists);
    }

    /** As its readers' sites make them of headings: in small letters, with hyphens, and without everything else. */
    @Test
    void everyChapterThatItPointsAtIsThere() {
        List<String> chapters = found("(?m)^#+ (.+)$")
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", ""))
                .map(heading -> heading.replace(' ', '-'))
                .toList();
        assertThat(chapters).doesNotHaveDuplicates();
        assertThat(found("\\]\\(#([^)]+)\\)").map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(chapters::contains);
    }

    private Stream<MatchResult> found(String pattern) {
        return Pattern.compile(pattern).matcher(readme).results();
    }

    /** All that are Broadsheet's own, under the names they have in the environment. */
    private static Set<String> options() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        Set<String> options = new TreeSet<>();
        Stream.concat(
                        properties.stringPropertyNames().stream().map(name -> name.replaceFirst("^%[^.]+\\.", "")),
                        injected())
                .filter(name -> name.startsWith("broadsheet.") && !name.startsWith(INTERNAL))
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .forEach(options::add);
        return options;
    }

    private static Stream<String> injected() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.broadsheet").stream()
                        .map(JavaClass::reflect)
                        .flatMap(ReadmeTest::members)
                        .filter(member -> member.isAnnotationPresent(ConfigProperty.class))
                        .map(member ->
                                member.getAnnotation(ConfigProperty.class).name());
    }

    private static Stream<AnnotatedElement> members(Class<?> type) {
        Stream<Executable> executables =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        return Stream.concat(
                Arrays.stream(type.getDeclaredFields()),
                executables.flatMap(executable -> Arrays.stream(executable.getParameters())));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
