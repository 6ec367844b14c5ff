package io.broadsheet.webhook;

import static io.broadsheet.support.Given.ADMIN_KEY;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.LogEar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The secrets that webhooks sign with. */
@QuarkusTest
class WebhookSecretApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @AfterEach
    void noWebhooks() {
        Webhooks.removeAll();
    }

    @Test
    void theSecretIsShownOnceAndInNoLog() {
        List<String> said = new CopyOnWriteArrayList<>();
        JsonPath webhook;
        try (LogEar ear = LogEar.to(line -> said.add(line.getMessage()))) {
            webhook = Webhooks.made(Map.of("url", Webhooks.URL));
        }
        String secret = webhook.getString("secret");
        assertThat(secret).matches(SigningSecret.PATTERN);
        admin().get("/webhooks/" + webhook.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", is("\"v0\""))
                .body("$", not(hasKey("secret")))
                .body("url", is(Webhooks.URL))
                .body("types", is(List.of()))
                .body("enabled", is(true))
                .body("disabledAt", nullValue());
        admin().get("/webhooks")
                .then()
                .statusCode(200)
                .body("data.id", hasItem(webhook.getString("id")))
                .body(not(containsString(secret)));
        assertThat(said).noneMatch(line -> line.contains(secret));
    }

    @Test
    void aSecretMayBeGiven() {
        assertThat(Webhooks.made(Map.of("url", Webhooks.URL, "secret", SECRET)).getString("secret"))
                .isEqualTo(SECRET);
    }

    @Test
    void aSecretIsReplacedAndShownOnce() {
        JsonPath webhook = Webhooks.made(Map.of("url", Webhooks.URL, "secret", SECRET));
        String path = "/webhooks/" + webhook.getString("id");
        JsonPath rotated = anybody()
                .header("Authorization", "Bearer " + ADMIN_KEY)
                .noContentType()
                .post(path + "/secret")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(rotated.getString("secret")).matches(SigningSecret.PATTERN).isNotEqualTo(SECRET);
        admin().body(Map.of("secret", SECRET))
                .post(path + "/secret")
                .then()
                .statusCode(201)
                .body("secret", is(SECRET));
        admin().get(path).then().header("ETag", is("\"v2\"")).body("$", not(hasKey("secret")));
        admin().body(Map.of("secret", "whsec_short"))
                .post(path + "/secret")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/secret"));
    }
}
