package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reports what mail servers say of addresses, and lifts what follows. */
final class BounceReports {

    private BounceReports() {}

    /** What is reported of an address. @param members beside its type, by turns name and value */
    static Map<String, Object> event(String email, String type, Object... members) {
        Map<String, Object> event = new HashMap<>(Map.of("type", type, "email", email));
        for (int i = 0; i < members.length; i += 2) {
            event.put((String) members[i], members[i + 1]);
        }
        return event;
    }

    @SafeVarargs
    static void report(int known, int unknown, Map<String, Object>... events) {
        admin().body(Map.of("events", List.of(events)))
                .post("/bounces")
                .then()
                .statusCode(200)
                .body("known", is(known))
                .body("unknown", is(unknown));
    }

    static void lift(UUID id) {
        admin().header("If-Match", Readers.version(id))
                .delete("/subscribers/" + id + "/suppression")
                .then()
                .statusCode(204);
    }
}
