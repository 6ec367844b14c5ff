package io.broadsheet.signup;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.broadsheet.support.Reader;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mail that asks whoever signs up to confirm it. */
@QuarkusTest
class SignupMailApiTest {

    @Test
    void nothingOfWhatASignerTypesStandsInTheMail() {
        Reader reader = Reader.any();
        anybody()
                .contentType(ContentType.JSON)
                .body(Map.of("email", reader.email(), "name", "Buy http://pills.example now", "source", "pills"))
                .post("/newsletters/" + newsletter(unique("Packet")).getString("slug") + "/signups");
        MimeMessage mail = reader.await(1).get(0);
        assertThat(Reader.text(mail) + Reader.html(mail)).doesNotContain("pills");
    }

    @Test
    void mailsAreInTheLanguageOfTheNewsletterAndLeadToTheFrontendIfItHasPages() throws Exception {
        String german = newsletter(
                        unique("Blatt & <b>Co</b>"),
                        "language",
                        "de-AT",
                        "confirmUrl",
                        "https://example.org/ja?token={token}")
                .getString("slug");
        Reader reader = Reader.any();
        reader.signUp(german).then().body("message", containsString("unterwegs"));
        MimeMessage mail = reader.await(1).get(0);
        assertThat(mail.getSubject()).startsWith("Bitte bestätigen: Blatt & <b>Co</b>");
        assertThat(Reader.text(mail)).contains("https://example.org/ja?token=", "Blatt & <b>Co</b>");
        assertThat(Reader.html(mail))
                .contains("lang=\"de\"", "Blatt &amp; &lt;b&gt;Co")
                .doesNotContain("<b>");
    }
}
