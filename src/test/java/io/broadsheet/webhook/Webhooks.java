package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;

import io.restassured.path.json.JsonPath;
import java.util.Map;

/** Makes webhooks, and removes them, of which there are few at most. */
final class Webhooks {

    /** Nobody is there (RFC 6761). */
    static final String URL = "https://hooks.invalid/in?site=1";

    private Webhooks() {}

    static JsonPath made(Map<String, Object> body) {
        return admin().body(body)
                .post("/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static void removeAll() {
        admin().get("/webhooks?limit=100").jsonPath().<String>getList("data.id").forEach(id -> admin().header(
                        "If-Match", "*")
                .delete("/webhooks/" + id));
    }
}
