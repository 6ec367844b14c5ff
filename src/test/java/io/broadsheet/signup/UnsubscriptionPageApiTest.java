package io.broadsheet.signup;

import static io.broadsheet.signup.Browsing.page;
import static io.broadsheet.signup.Browsing.submit;
import static io.broadsheet.signup.Browsing.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.broadsheet.support.OwnSite;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind the link to leave, and what mail programs post to it. */
@QuarkusTest
@ExtendWith(OwnSite.class)
class UnsubscriptionPageApiTest extends OneSubscriber {

    private String token;

    @BeforeEach
    void theyHaveTheLink() {
        token = readers.unsubscription(email, packet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void lookingChangesNothing(String method) {
        String version = Readers.version(readers.id(email));
        assertThat(Wire.send(method, "/newsletter/unsubscribe?token=" + token, new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(Readers.version(readers.id(email))).isEqualTo(version);
        assertThat(Readers.receipts(readers.id(email))).hasSize(2);
    }

    @Test
    void oneButtonDoesIt() {
        Document page = page(visit("unsubscribe", token));
        assertThat(page.select("button")).hasSize(1);
        assertThat(page.select("form").attr("action")).isEqualTo("unsubscribe");

        String shown = page.select("form input[name=token]").attr("value");
        Document done = page(submit("unsubscribe", Map.of("token", shown)));

        assertThat(done.select("h1").text()).isEqualTo("You have left");
        assertThat(done.select("form, button, main a")).isEmpty();
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("unsubscribed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded|List-Unsubscribe=One-Click",
                "multipart/form-data; boundary=mail|--mail\\r\\nContent-Disposition: form-data;"
                        + " name=\"List-Unsubscribe\"\\r\\n\\r\\nOne-Click\\r\\n--mail--\\r\\n"
            })
    void oneClickOfAMailProgramDoesIt(String type, String body) {
        for (int time = 0; time < 2; time++) {
            Wire.Answer answer = Wire.send(
                    "POST",
                    "/newsletter/unsubscribe?token=" + token,
                    body.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                    "Content-Type: " + type,
                    "Accept: application/json");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Location")).isEmpty();
            assertThat(Readers.status(readers.id(email), packet)).isEqualTo("unsubscribed");
        }
        assertThat(Readers.receipts(readers.id(email))).hasSize(3);
    }

    @Test
    void aPostWithoutABodyDoesItToo() {
        assertThat(Wire.send("POST", "/newsletter/unsubscribe?token=" + token, new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("unsubscribed");
    }

    @Test
    void theLinkOfAnOldIssueStillWorks() {
        clock.advance(Duration.ofDays(729));
        visit("unsubscribe", token).then().statusCode(200);
        clock.advance(Duration.ofDays(1));
        visit("unsubscribe", token).then().statusCode(400).body(containsString("last issue"));
    }

    @Test
    void aTokenForSomethingElseDoesNot() {
        submit("unsubscribe", Map.of("token", readers.preferences(readers.id(email))))
                .then()
                .statusCode(400);
        assertThat(Readers.status(readers.id(email), packet)).isEqualTo("confirmed");
    }
}
