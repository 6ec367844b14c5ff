package io.broadsheet.signup;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a browser gets that has posted a form of the frontend's. */
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

    private static String page(String slug, Map<String, String> fields) {
        return post(slug, fields).then().statusCode(202).extract().asString();
    }

    private static Response post(String slug, Map<String, String> fields) {
        return anybody()
                .redirects()
                .follow(false)
                .accept(Browsing.ACCEPT)
                .contentType(Browsing.FORM)
                .formParams(fields)
                .post("/newsletters/" + slug + "/signups");
    }
}
