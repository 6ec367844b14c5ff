package io.broadsheet.issue;

import static io.broadsheet.support.Given.admin;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.Reader;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The issues of one newsletter, as its publisher handles them. */
record Issues(String newsletter) {

    String path() {
        return "/newsletters/" + newsletter + "/issues";
    }

    /** A draft. @param members beside the subject, by turns name and value. @return its path */
    String draft(String subject, Object... members) {
        Map<String, Object> body = new HashMap<>(Map.of("subject", subject));
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return path() + "/" + create(body).statusCode(201).extract().path("id");
    }

    ValidatableResponse create(Map<String, Object> body) {
        return admin().body(body).post(path()).then();
    }

    String draftOf(String subject, JsonPath... entries) {
        return draft(
                subject,
                "entries",
                List.of(entries).stream().map(entry -> entry.getString("id")).toList());
    }

    static ValidatableResponse dispatch(String issue, Map<String, Object> when) {
        return admin().header("If-Match", "*")
                .body(when)
                .put(issue + "/dispatch")
                .then();
    }

    static void schedule(String issue, Instant at) {
        dispatch(issue, Map.of("at", at.toString())).statusCode(200).body("status", is("scheduled"));
    }

    /** Sends one and waits until it is. */
    static JsonPath send(String issue) {
        dispatch(issue, Map.of()).statusCode(200).body("status", is("scheduled"));
        return awaitStatus(issue, "sent");
    }

    static JsonPath awaitStatus(String issue, String status) {
        return await().until(() -> read(issue), view -> view.getString("status").equals(status));
    }

    static JsonPath read(String issue) {
        return admin().get(issue).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath preview(String issue) {
        return admin().get(issue + "/preview").then().statusCode(200).extract().jsonPath();
    }

    /** Confirmed, without a mail. */
    void subscribe(Reader... readers) {
        StringBuilder csv = new StringBuilder("email\r\n");
        List.of(readers).forEach(reader -> csv.append(reader.email()).append("\r\n"));
        admin().contentType("text/csv")
                .body(csv.toString())
                .post("/newsletters/" + newsletter + "/signups/import?consent=test")
                .then()
                .statusCode(200)
                .body("confirmed", is(readers.length));
    }
}
