package io.broadsheet.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Reads what an HTML form has posted as the record that JSON would have given, with the same rules and the same problems. */
@ApplicationScoped
public class FormReader {

    @Inject
    StrictJson json;

    /**
     * Fields that the record does not have are ignored, since buttons and scripts add some; empty ones count as absent.
     *
     * @param type a record of texts
     * @throws Problem 400 with pointers as if the fields were members
     */
    public <T extends Record> T read(MultivaluedMap<String, String> form, Class<T> type) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (form.getOrDefault(name, List.of()).size() > 1) {
                throw Problem.invalidMember(
                        "/" + name, "duplicate", "The field '" + name + "' is there more than once.");
            }
            String value = form.getFirst(name);
            if (value != null && !value.isEmpty()) {
                tree.put(name, value);
            }
        }
        return json.value(json.checked(tree), type);
    }
}
