package io.broadsheet.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests begin with, made through the API as any client would. */
public final class Given {

    public static final String ADMIN_KEY = "bsk_tests-0123456789-0123456789-0123456789";
    public static final String API = "/api/v1";

    private Given() {}

    /** A request of somebody without a key. */
    public static RequestSpecification anybody() {
        return given().basePath(API).urlEncodingEnabled(false);
    }

    /** A request with a key that may do everything, JSON in its body. */
    public static RequestSpecification admin() {
        return with(ADMIN_KEY);
    }

    public static RequestSpecification with(String key) {
        return anybody().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A new key with these scopes. */
    public static String key(String... scopes) {
        return admin().body(Map.of("name", "test", "scopes", List.of(scopes)))
                .post("/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A word that nothing else in the database has. */
    public static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A published article. @param members of its creation beside the title, by turns name and value */
    public static JsonPath article(String title, Object... members) {
        return created("/articles?publish=true", "title", title, members);
    }

    public static JsonPath post(String title, Object... members) {
        return created("/posts?publish=true", "title", title, members);
    }

    public static JsonPath draft(String title, Object... members) {
        return created("/articles", "title", title, members);
    }

    public static JsonPath newsletter(String name, Object... members) {
        return created("/newsletters", "name", name, members);
    }

    private static JsonPath created(String path, String member, String value, Object... members) {
        Map<String, Object> body = new HashMap<>(Map.of(member, value));
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return admin().body(body).post(path).then().statusCode(201).extract().jsonPath();
    }

    /** A body as Markdown. */
    public static Map<String, Object> markdown(String text) {
        return Map.of("markdown", text);
    }
}
