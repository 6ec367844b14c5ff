package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.Reader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What somebody gets who has posted a form of the frontend's, above all a browser. */
@QuarkusTest
class FormSignupApiTest {

    @Inject
    Readers readers;

    @Test
    void aPageSaysWhatComesNext() {
        String name = unique("Packet <b>");
        String slug = newsletter(name).getString("slug");

        Response answer = post(slug, Map.of("email", Readers.address(), "button", "Go"));

        answer.then().statusCode(202).contentType("text/html; charset=utf-8").header("X-Robots-Tag", is("noindex"));
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("h1").text()).isEqualTo(name);
        assertThat(page.select("main p").text()).contains("a mail with a link to confirm it is on its way");
    }

    @Test
    void everyAddressGetsTheSame() {
        JsonPath packet = newsletter(unique("Packet"));
        String slug = packet.getString("slug");
        String known = Readers.address();
        readers.signUp(known, packet);

        String fresh = page(slug, Map.of("email", Readers.address()));

        assertThat(page(slug, Map.of("email", known))).isEqualTo(fresh);
        assertThat(page(slug, Map.of("email", Readers.address(), "website", "https://example.com")))
                .isEqualTo(fresh);
    }

    @Test
    void whereTheNewsletterNamesAPageTheBrowserGoesThere() {
        String thanks = "https://example.org/thanks";
        String slug = newsletter(unique("Packet"), "afterSignupUrl", thanks).getString("slug");

        for (String website : new String[] {"", "filled"}) {
            Response answer = post(slug, Map.of("email", Readers.address(), "website", website));
            answer.then().statusCode(303).header("Location", is(thanks));
            assertThat(answer.asString()).isEmpty();
        }
    }

    @Test
    void aFormIsTakenLikeJson() {
        Reader reader = Reader.any();
        post(newsletter(unique("Packet")).getString("slug"), "*/*", filled(reader))
                .then()
                .statusCode(202)
                .contentType(ContentType.JSON);
        reader.await(1);
    }

    @Test
    void aFieldThatIsThereTwiceMeansNothing() {
        anybody()
                .contentType(Browsing.FORM)
                .formParam("email", Readers.address(), Readers.address())
                .post("/newsletters/" + newsletter(unique("Packet")).getString("slug") + "/signups")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/email"))
                .body("errors[0].code", is("duplicate"));
    }

    @Test
    void theBrowserGoesWhereTheNewsletterSaysFromThenOn() {
        String name = unique("Packet");
        String slug = newsletter(name).getString("slug");
        post(slug, filled(Reader.any()))
                .then()
                .statusCode(202)
                .contentType(ContentType.HTML)
                .body(containsString(name));
        admin().header("If-Match", "*")
                .body(Map.of("afterSignupUrl", "https://example.org/thanks"))
                .patch("/newsletters/" + slug)
                .then()
                .statusCode(200);
        post(slug, filled(Reader.any())).then().statusCode(303).header("Location", is("https://example.org/thanks"));
    }

    /** With what a frontend sends along. */
    private static Map<String, String> filled(Reader reader) {
        return Map.of("email", reader.email(), "name", "", "button", "Go");
    }

    private static String page(String slug, Map<String, String> fields) {
        return post(slug, fields).then().statusCode(202).extract().asString();
    }

    private static Response post(String slug, Map<String, String> fields) {
        return post(slug, Browsing.ACCEPT, fields);
    }

    private static Response post(String slug, String accept, Map<String, String> fields) {
        return anybody()
                .redirects()
                .follow(false)
                .accept(accept)
                .contentType(Browsing.FORM)
                .formParams(fields)
                .post("/newsletters/" + slug + "/signups");
    }
}
