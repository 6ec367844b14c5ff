package io.broadsheet.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.broadsheet.http.Write;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

    /** One makes a token and changes nothing; of the others each row or line is a transaction and noted by itself. */
    private static final List<String> NO_WRITES =
            List.of("EntryResource.preview", "SignupResource.importAll", "EntriesResource.write");

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

    /** What is changed with a key is in the audit log, and a POST of it may come again with its {@code Idempotency-Key}. */
    @Test
    void everyChangeWithAKeyIsAWrite() {
        List<String> unmarked = RESOURCES.stream()
                .flatMap(type -> endpoints(type).stream()
                        .filter(method -> !method.isAnnotationPresent(GET.class))
                        .filter(method -> isKeyed(type, method))
                        .filter(method -> !method.isAnnotationPresent(Write.class))
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
                .distinct()
                .toList();
        assertThat(unmarked).containsExactlyInAnyOrderElementsOf(NO_WRITES);
    }

    /** Whether it needs a key, and not the access token of a subscriber. */
    private static boolean isKeyed(Class<?> type, Method method) {
        RolesAllowed roles = method.isAnnotationPresent(RolesAllowed.class)
                ? method.getAnnotation(RolesAllowed.class)
                : type.getAnnotation(RolesAllowed.class);
        return roles != null && Scope.ALL.containsAll(List.of(roles.value()));
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
