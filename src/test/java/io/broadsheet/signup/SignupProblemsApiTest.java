package io.broadsheet.signup;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.hamcrest.Matchers.hasItem;

import io.broadsheet.support.Reader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no signup. */
@QuarkusTest
class SignupProblemsApiTest {

    private final String slug = unique("packet");

    @BeforeEach
    void aNewsletter() {
        newsletter("The Morning Packet", "slug", slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "Ada <ada@example.org>",
                "ada@example.org, bob@example.org",
                "ada@example.org\r\nBcc: bob@example.org",
                "ada@localhost",
                "ada@[127.0.0.1]"
            })
    void whatIsNoAddressIsMalformed(String email) {
        signUp(Map.of("email", email)).then().statusCode(400).body("errors.pointer", hasItem("/email"));
        anybody()
                .contentType("application/x-www-form-urlencoded")
                .formParam("email", email)
                .post("/newsletters/" + slug + "/signups")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/email"));
    }

    @ParameterizedTest
    @CsvSource({"emial,x,/emial", "name,5,/name"})
    void jsonIsReadStrictly(String member, String value, String pointer) {
        Map<String, Object> body = new HashMap<>(Map.of("email", "ada@example.org"));
        body.put(member, value.equals("5") ? 5 : value);
        signUp(body).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void thereIsNoSuchNewsletter() {
        Reader.any().signUp("none").then().statusCode(404);
    }

    private Response signUp(Map<String, Object> body) {
        return anybody().contentType(ContentType.JSON).body(body).post("/newsletters/" + slug + "/signups");
    }
}
