package io.broadsheet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every method that answers a request must be. */
class ResourceRulesTest {

    private static final List<Class<?>> RESOURCES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.broadsheet").stream()
                    .filter(type -> type.isAnnotatedWith(Path.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void thereAreResources() {
        assertThat(RESOURCES).hasSizeGreaterThan(7);
        assertThat(RESOURCES).allSatisfy(type -> assertThat(endpoints(type)).isNotEmpty());
    }

    /** Quarkus REST passes over all others without a word. */
    @Test
    void everyOneIsPublic() {
        assertThat(RESOURCES).allSatisfy(type -> assertThat(endpoints(type))
                .allMatch(method -> Modifier.isPublic(method.getModifiers())));
    }

    @Test
    void everyOneSaysWhoMayCallIt() {
        assertThat(RESOURCES).allSatisfy(type -> assertThat(endpoints(type))
                .allMatch(method -> Stream.of(PermitAll.class, RolesAllowed.class, DenyAll.class)
                        .anyMatch(rule -> method.isAnnotationPresent(rule) || type.isAnnotationPresent(rule))));
    }

    /** Of the class and of those it extends. */
    private static List<Method> endpoints(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != Object.class, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(method -> !method.isBridge())
                .filter(method -> Stream.of(method.getAnnotations())
                        .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class)))
                .toList();
    }
}
