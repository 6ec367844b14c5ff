package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.post;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/** Asks for the revisions of an entry, and for changes that make some. */
final class Revisions {

    private Revisions() {}

    static String one(String ref) {
        return "/articles/" + ref;
    }

    static JsonPath page(String one) {
        return admin().get(one + "/revisions").then().statusCode(200).extract().jsonPath();
    }

    static void page(String one, String path, Matcher<?> matcher) {
        admin().get(one + "/revisions").then().statusCode(200).body(path, matcher);
    }

    static ValidatableResponse revision(String one, int number) {
        return admin().get(one + "/revisions/" + number).then().statusCode(200).body("number", is(number));
    }

    /** A published post that has every member. @param others by turns name and value: those that are not the same for all */
    static JsonPath whole(String title, String about, String topic, Object... others) {
        Object[] same = {
            "excerpt",
            "Short.",
            "language",
            "de",
            "image",
            Map.of("url", "/a.jpg", "alt", "A"),
            "about",
            about,
            "newsletter",
            topic,
            "seo",
            Map.of("noindex", true)
        };
        return post(title, Stream.of(same, others).flatMap(Stream::of).toArray());
    }

    /** @param removed members that are given as null */
    static ValidatableResponse change(String method, String path, Map<String, ?> body, String... removed) {
        Map<String, Object> members = new HashMap<>(body);
        List.of(removed).forEach(name -> members.put(name, null));
        return admin().header("If-Match", "*")
                .body(members)
                .request(method, path)
                .then()
                .statusCode(method.equals("DELETE") && path.split("/").length == 3 ? 204 : 200);
    }
}
