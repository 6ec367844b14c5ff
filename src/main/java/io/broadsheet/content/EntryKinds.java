package io.broadsheet.content;

import io.broadsheet.http.Input;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kinds of entries that there are, asked of the entities themselves, since this package knows none of them. */
@ApplicationScoped
class EntryKinds {

    private final Map<String, String> kinds = new TreeMap<>();

    @Inject
    @Any
    Instance<EntryResource> resources;

    @Inject
    EntryKinds(EntityManager entityManager) {
        entityManager.getMetamodel().getEntities().forEach(entity -> {
            DiscriminatorValue kind = entity.getJavaType().getAnnotation(DiscriminatorValue.class);
            if (kind != null) {
                kinds.put(kind.value(), kind.value());
            }
        });
    }

    Set<String> all() {
        return kinds.keySet();
    }

    /** Which has the addresses of a kind. @throws Problem 400 about the member {@code type} if there is no such kind */
    EntryResource resource(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(ProblemJson.Error.unknown("/type", kind, all()))));
    }

    /** @return the kinds named; empty for all */
    Set<String> chosen(Input input, String types) {
        Set<String> chosen = new LinkedHashSet<>(input.choices("type", types, kinds));
        return chosen.size() == kinds.size() ? Set.of() : chosen;
    }
}
