package io.broadsheet.signup;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a browser asks for and sends that shows our pages. */
final class Browsing {

    static final String ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    static final String FORM = "application/x-www-form-urlencoded";

    private Browsing() {}

    /** Follows a link. */
    static Response visit(String page, String token) {
        return given().accept(ACCEPT).get("/newsletter/" + page + "?token=" + token);
    }

    /** Presses a button. @param fields a value, or a list of them, for each */
    static Response submit(String page, Map<String, ?> fields) {
        return given().accept(ACCEPT).contentType(FORM).formParams(fields).post("/newsletter/" + page);
    }

    /** The page of an answer that must be 200. */
    static Document page(Response answer) {
        return Jsoup.parse(answer.then().statusCode(200).extract().asString());
    }
}
