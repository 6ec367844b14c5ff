package io.broadsheet.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396). It works on the tree: the present state as the JSON that would create it is merged with the
 * patch, and the result is read and validated like any new resource. So absent and null keep their different meanings.
 */
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectNode patch;
    private final StrictJson json;

    MergePatch(JsonNode patch, StrictJson json) {
        if (!(patch instanceof ObjectNode object)) {
            throw Problem.invalidMember("", "type", "A merge patch must be an object.");
        }
        this.patch = object;
        this.json = json;
    }

    public boolean touches(String member) {
        return patch.has(member);
    }

    /**
     * @param current the state as it would be given to create it
     * @param atomic members that are replaced whole instead of being merged
     * @throws Problem 400 where the result is no valid state
     */
    public <T> T applyTo(T current, Class<T> type, Set<String> atomic) {
        ObjectNode target = (ObjectNode) json.treeOf(current);
        for (String member : atomic) {
            if (patch.has(member)) {
                target.remove(member);
            }
        }
        return json.value(merge(target, patch), type);
    }

    /** RFC 7396, section 2. Recursion is bounded by the depth that the reader of bodies allows. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode former = result.get(change.getKey());
                result.set(change.getKey(), merge(former, change.getValue()));
            }
        });
        return result;
    }
}
