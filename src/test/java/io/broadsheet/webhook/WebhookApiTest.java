package io.broadsheet.webhook;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookApiTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @AfterEach
    void noWebhooks() {
        Webhooks.removeAll();
    }

    @Nested
    class AsAdmin {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hooks.example.org",
                    "ftp://example.org/",
                    "file:///etc/passwd",
                    "https://",
                    "https:///path",
                    "https://user:word@example.org/",
                    "https://example.org/#part",
                    "https://example.org:99999/",
                    "https://example.org:0/",
                    "https://example.org/a b",
                    "https://bücher.example/",
                    "http://127.1/",
                    "http://2130706433/",
                    "http://0x7f000001/",
                    "http://127.0.0.1./"
                })
        void whatCannotBePostedToIsRefused(String url) {
            admin().body(Map.of("url", url))
                    .post("/webhooks")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/url"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1/",
                    "http://localhost:8080/",
                    "http://169.254.169.254/latest/meta-data/",
                    "https://10.0.0.1/",
                    "http://[::1]/",
                    "http://[::ffff:10.0.0.1]/",
                    "http://[fd00::1]:99/"
                })
        void whatIsNotPublicIsRefusedUnlessTheOperatorAllowsIt(String url) {
            admin().body(Map.of("url", url))
                    .post("/webhooks")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/url"))
                    .body("errors[0].code", is("target"));
            admin().header("If-Match", "*")
                    .body(Map.of("url", url))
                    .patch("/webhooks/"
                            + Webhooks.made(Map.of("url", Webhooks.URL)).getString("id"))
                    .then()
                    .statusCode(400);
        }

        @Test
        void aTypeThatThereIsNotIsRefused() {
            for (Object types : List.of(
                    List.of("article.published", "article.vanished"),
                    List.of(0),
                    List.of("webhook.test"),
                    "article.published",
                    Collections.singletonList(null))) {
                admin().body(Map.of("url", Webhooks.URL, "types", types))
                        .post("/webhooks")
                        .then()
                        .statusCode(400)
                        .body("errors[0].pointer", startsWith("/types"));
            }
            admin().body(Map.of("url", Webhooks.URL, "types", List.of("article.vanished")))
                    .post("/webhooks")
                    .then()
                    .body("detail", containsString("article.published"));
        }

        @Test
        void aPatchChangesWhatItNames() {
            JsonPath webhook =
                    Webhooks.made(Map.of("url", Webhooks.URL, "types", List.of("tag.updated", "tag.updated")));
            String path = "/webhooks/" + webhook.getString("id");
            assertThat(webhook.getList("types")).containsExactly("tag.updated");
            admin().body(Map.of("enabled", false)).patch(path).then().statusCode(428);
            admin().header("If-Match", "\"v1\"")
                    .body(Map.of("enabled", false))
                    .patch(path)
                    .then()
                    .statusCode(412)
                    .header("ETag", is("\"v0\""));
            admin().header("If-Match", "\"v0\"")
                    .body(Map.of("enabled", false))
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", is("\"v1\""))
                    .body("enabled", is(false))
                    .body("disabledReason", is("request"))
                    .body("types", is(List.of("tag.updated")));
            Map<String, Object> change = new HashMap<>(Map.of("url", "http://hooks.invalid/", "enabled", true));
            change.put("types", null);
            admin().header("If-Match", "\"v1\"")
                    .body(change)
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("url", is("http://hooks.invalid/"))
                    .body("types", is(List.of()))
                    .body("enabled", is(true))
                    .body("disabledAt", nullValue())
                    .body("disabledReason", nullValue());
            admin().header("If-Match", "*")
                    .body(Map.of("secret", SECRET))
                    .patch(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/secret"));
        }

        @Test
        void oneThatIsDeletedIsGone() {
            String path =
                    "/webhooks/" + Webhooks.made(Map.of("url", Webhooks.URL)).getString("id");
            admin().delete(path).then().statusCode(428);
            admin().header("If-Match", "\"v0\"").delete(path).then().statusCode(204);
            admin().get(path).then().statusCode(404);
            admin().get(path + "/deliveries").then().statusCode(404);
            admin().post(path + "/test").then().statusCode(404);
            admin().post(path + "/secret").then().statusCode(404);
        }

        @Test
        void oneThatIsDisabledTriesNothing() {
            String path =
                    "/webhooks/" + Webhooks.made(Map.of("url", Webhooks.URL)).getString("id");
            admin().header("If-Match", "*")
                    .body(Map.of("enabled", false))
                    .patch(path)
                    .then()
                    .statusCode(200);
            admin().post(path + "/test").then().statusCode(409).body("type", endsWith("/conflict"));
        }

        @Test
        void thereAreAHundredAtMost() {
            for (int i = 0; i < 100; i++) {
                Webhooks.made(Map.of("url", Webhooks.URL));
            }
            admin().body(Map.of("url", Webhooks.URL))
                    .post("/webhooks")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("100"));
        }
    }

    @Nested
    class AsAnybodyElse {

        @Test
        void thereIsNothingToSee() {
            String path =
                    "/webhooks/" + Webhooks.made(Map.of("url", Webhooks.URL)).getString("id");
            String others = key("content:read", "content:write", "content:publish", "newsletter:read");
            for (String read : List.of("/webhooks", path, path + "/deliveries")) {
                anybody().get(read).then().statusCode(401);
                with(others).get(read).then().statusCode(403);
            }
            for (String write : List.of("/webhooks", path + "/secret", path + "/test")) {
                with(others)
                        .body(Map.of("url", Webhooks.URL))
                        .post(write)
                        .then()
                        .statusCode(403);
            }
            with(others).header("If-Match", "*").delete(path).then().statusCode(403);
        }
    }
}
