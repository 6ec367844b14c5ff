package io.broadsheet.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which rows are wanted; what is empty or null is not asked.
 *
 * @param configured whether only what was done with the key of the configuration
 * @param after the first instant that is within
 * @param before the first that is not
 */
record AuditFilter(
        List<UUID> keys,
        boolean configured,
        List<String> resources,
        List<UUID> ids,
        List<String> actions,
        Instant after,
        Instant before) {

    String where() {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (configured) {
            conditions.add("a.keyId is null");
        }
        parameters()
                .forEach((name, value) -> conditions.add(
                        switch (name) {
                            case "keys" -> "a.keyId in :keys";
                            case "resources" -> "a.resource in :resources";
                            case "ids" -> "a.resourceId in :ids";
                            case "actions" -> "a.action in :actions";
                            case "after" -> "a.createdAt >= :after";
                            default -> "a.createdAt < :before";
                        }));
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        Map.of("keys", keys, "resources", resources, "ids", ids, "actions", actions)
                .forEach((name, values) -> {
                    if (!values.isEmpty()) {
                        parameters.put(name, values);
                    }
                });
        if (after != null) {
            parameters.put("after", after);
        }
        if (before != null) {
            parameters.put("before", before);
        }
        return parameters;
    }
}
