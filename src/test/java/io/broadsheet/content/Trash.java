package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;

import io.restassured.response.ValidatableResponse;

/** Moves entries into the trash, and out of it in either way. */
final class Trash {

    private Trash() {}

    /** @return its id */
    static String trashed(String one) {
        String id = admin().get(one).path("id");
        admin().header("If-Match", "*").delete(one).then().statusCode(204);
        return id;
    }

    static ValidatableResponse restore(String id) {
        return admin().header("If-Match", "*")
                .post("/trash/" + id + "/restoration")
                .then();
    }

    static ValidatableResponse erase(String id) {
        return admin().header("If-Match", "*").delete("/trash/" + id).then();
    }
}
