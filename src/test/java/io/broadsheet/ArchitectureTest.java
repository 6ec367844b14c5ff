package io.broadsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may see whom. */
class ArchitectureTest {

    private static final String ROOT = "io.broadsheet";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Each package, and the packages that it may see. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("text", Set.of("database")),
            Map.entry("change", Set.of("database")),
            Map.entry("http", Set.of("database", "change")),
            Map.entry("sync", Set.of("database", "change", "http")),
            Map.entry("docs", Set.of()),
            Map.entry("access", Set.of("database", "http")),
            Map.entry("idempotency", Set.of("database", "http", "access")),
            Map.entry("audit", Set.of("database", "http", "access")),
            Map.entry("site", Set.of("database", "change", "http", "access")),
            Map.entry("taxonomy", Set.of("database", "change", "http", "access")),
            Map.entry("tag", Set.of("http", "taxonomy")),
            Map.entry("category", Set.of("database", "change", "http", "taxonomy")),
            Map.entry("author", Set.of("http", "taxonomy")),
            Map.entry("mail", Set.of("database", "http")),
            Map.entry("webhook", Set.of("database", "change", "http", "access")),
            Map.entry("newsletter", Set.of("database", "change", "http", "access", "site", "mail")),
            Map.entry("signup", Set.of("database", "http", "access", "audit", "site", "mail", "newsletter")),
            Map.entry(
                    "content",
                    Set.of(
                            "database",
                            "change",
                            "http",
                            "access",
                            "idempotency",
                            "audit",
                            "site",
                            "taxonomy",
                            "tag",
                            "category",
                            "author",
                            "newsletter",
                            "text")),
            Map.entry(
                    "issue",
                    Set.of("database", "http", "access", "site", "mail", "newsletter", "signup", "content", "text")),
            Map.entry("article", Set.of("http", "content")),
            Map.entry("post", Set.of("http", "content")),
            Map.entry("search", Set.of("http", "content")),
            Map.entry(
                    "demo",
                    Set.of(
                            "site",
                            "taxonomy",
                            "tag",
                            "category",
                            "author",
                            "newsletter",
                            "content",
                            "article",
                            "post")));

    @Test
    void everyPackageHasARow() {
        assertThat(dependencies().keySet()).isEqualTo(ALLOWED.keySet());
    }

    /** Within and not equal: constants, such as those of scopes, leave no trace in the classes that use them. */
    @TestFactory
    List<DynamicTest> aPackageSeesWhatItsRowSays() {
        Map<String, Set<String>> seen = dependencies();
        return ALLOWED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> assertThat(row.getValue()).containsAll(seen.get(row.getKey()))))
                .toList();
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void packagesAreFlat() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .allMatch(name -> name.chars().filter(c -> c == '.').count() <= 2);
    }

    private static Map<String, Set<String>> dependencies() {
        Map<String, Set<String>> seen = new TreeMap<>();
        CLASSES.stream()
                .filter(resideInAPackage(ROOT + ".*"))
                .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> noun(dependency.getTargetClass()))
                        .filter(noun -> !noun.isEmpty() && !noun.equals(noun(type)))
                        .forEach(seen.computeIfAbsent(noun(type), name -> new TreeSet<>())::add));
        return seen;
    }

    /** The package below the root, or nothing for classes of others. */
    private static String noun(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }
}
