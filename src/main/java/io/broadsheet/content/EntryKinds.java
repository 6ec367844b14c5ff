package io.broadsheet.content;

import io.broadsheet.http.Input;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kinds of entries that there are, asked of the entities themselves, since this package knows none of them. */
@ApplicationScoped
class EntryKinds {

    private final Map<String, String> kinds = new TreeMap<>();

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

    /** @return the kinds named; empty for all */
    Set<String> chosen(Input input, String types) {
        Set<String> chosen = new LinkedHashSet<>(input.choices("type", types, kinds));
        return chosen.size() == kinds.size() ? Set.of() : chosen;
    }
}
