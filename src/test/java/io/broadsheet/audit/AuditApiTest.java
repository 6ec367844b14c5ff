package io.broadsheet.audit;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.access.Scope;
import io.broadsheet.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditApiTest {

    @Inject
    EntityManager entityManager;

    @Inject
    AuditEntryRepository entries;

    @Inject
    TestClock clock;

    private static ValidatableResponse audit(String query) {
        return admin().get("/audit?" + query).then().statusCode(200);
    }

    private static Response change(String method, String path, Map<String, ?> body) {
        return admin().header("If-Match", "*").body(body).request(method, path);
    }

    @Test
    void theLifeOfAnEntryIsToldNewestFirst() {
        Response created = admin().body(Map.of("title", unique("Life"))).post("/articles");
        String id = created.path("id");
        change("PATCH", "/articles/" + id, Map.of("slug", unique("renamed")));
        change("PUT", "/articles/" + id + "/publication", Map.of());
        change("DELETE", "/articles/" + id + "/publication", Map.of());
        change("PUT", "/articles/" + id + "/archival", Map.of());
        change("DELETE", "/articles/" + id + "/archival", Map.of());
        change("DELETE", "/articles/" + id, Map.of());
        JsonPath told = audit("id=" + id).extract().jsonPath();
        assertThat(told.getList("data.action"))
                .containsExactly(
                        "article.delete",
                        "article.unarchive",
                        "article.archive",
                        "article.withdraw",
                        "article.publish",
                        "article.patch",
                        "article.create");
        assertThat(told.getList("data.status")).containsExactly(204, 200, 200, 200, 200, 200, 201);
        assertThat(told.getString("data[6].requestId")).isEqualTo(created.header("X-Request-Id"));
        assertThat(told.getString("data[6].resource.slug")).isEqualTo(created.path("slug"));
        assertThat(told.getString("data[5].resource.slug")).startsWith("renamed");
        assertThat(told.getList("data.resource.type")).containsOnly("article");
        assertThat(told.getList("data.key.name")).containsOnly("admin");
        assertThat(told.getList("data.key.id")).containsOnlyNulls();
    }

    @Test
    void whateverIsWrittenWithAKeyIsTold() {
        String tag = admin().body(Map.of("name", unique("Told"))).post("/tags").path("id");
        change("DELETE", "/tags/" + tag, Map.of());
        audit("id=" + tag).body("data.action", contains("tag.delete", "tag.create"));

        JsonPath newsletter = newsletter(unique("Told"));
        String issues = "/newsletters/" + newsletter.getString("slug") + "/issues";
        String entry = article(unique("Told")).getString("id");
        String issue = admin().body(Map.of("subject", "S", "entries", List.of(entry)))
                .post(issues)
                .path("id");
        change(
                "PUT",
                issues + "/" + issue + "/dispatch",
                Map.of("at", clock.instant().plus(Duration.ofDays(1)).toString()));
        change("DELETE", issues + "/" + issue + "/dispatch", Map.of());
        audit("id=" + issue).body("data.action", contains("issue.recall", "issue.dispatch", "issue.create"));
        admin().contentType("text/csv")
                .body("email\r\n")
                .post("/newsletters/" + newsletter.getString("slug") + "/signups/import");
        audit("id=" + newsletter.getString("id"))
                .body("data.action", contains("newsletter.import", "newsletter.create"));

        JsonPath key = admin().body(Map.of("name", "Told", "scopes", List.of("admin")))
                .post("/keys")
                .jsonPath();
        with(key.getString("key")).delete("/keys/" + key.getString("id")).then().statusCode(204);
        audit("id=" + key.getString("id"))
                .body("data.action", contains("key.delete", "key.create"))
                .body("data[0].key.id", is(key.getString("id")))
                .body("data[0].key.name", is("Told"));

        String title = admin().get("/site").path("title");
        change("PATCH", "/site", Map.of("title", title)).then().statusCode(200);
        audit("resource=site&limit=1").body("data.action", contains("site.patch"));
        admin().body(Map.of("events", List.of(Map.of("type", "complaint", "email", "nobody@example.org"))))
                .post("/bounces")
                .then()
                .statusCode(200);
        audit("resource=bounces&limit=1")
                .body("data[0].action", is("bounces.report"))
                .body("data[0].resource.id", nullValue());
    }

    @Test
    void whatWasRefusedOrOnlyReplayedIsNotTold() {
        String key = "\"" + unique("audited") + "\"";
        Map<String, String> body = Map.of("title", unique("Once"));
        String id =
                admin().header("Idempotency-Key", key).body(body).post("/posts").path("id");
        admin().header("Idempotency-Key", key).body(body).post("/posts").then().statusCode(201);
        admin().header("If-Match", "\"v9\"")
                .body(Map.of("title", "x"))
                .patch("/posts/" + id)
                .then()
                .statusCode(412);
        change("PATCH", "/posts/" + id, Map.of("title", 5)).then().statusCode(400);
        audit("id=" + id).body("data.action", contains("post.create"));
    }

    @Test
    void itCanBeAskedByKeyKindActionAndTime() {
        JsonPath writer = admin().body(Map.of("name", "Desk", "scopes", List.of("content:write")))
                .post("/keys")
                .jsonPath();
        String id = writer.getString("id");
        Instant before = clock.instant();
        with(writer.getString("key")).body(Map.of("title", unique("A"))).post("/articles");
        clock.advance(Duration.ofSeconds(60));
        Instant between = clock.instant();
        with(writer.getString("key")).body(Map.of("title", unique("P"))).post("/posts");
        audit("key=" + id).body("data.action", contains("post.create", "article.create"));
        audit("key=" + id + "&resource=article,tag").body("data.action", contains("article.create"));
        audit("key=" + id + "&action=post.create,post.delete").body("data.action", contains("post.create"));
        audit("key=" + id + "&before=" + between).body("data.action", contains("article.create"));
        audit("key=" + id + "&after=" + between).body("data.action", contains("post.create"));
        audit("key=" + id + "&before=" + before).body("data", empty());
        audit("key=admin&limit=100").body("data.key.id", everyItem(nullValue()));
        audit("key=admin&after=" + before).body("data.key.name", not(hasItem("Desk")));
        JsonPath first = audit("key=" + id + "&limit=1").extract().jsonPath();
        audit("key=" + id + "&limit=1&cursor=" + first.getString("page.next"))
                .body("data.action", contains("article.create"))
                .body("page.next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key=nobody", "key=admin,admin", "id=5", "after=yesterday", "before=1", "action=,", "who=me"})
    void whatItCannotBeAskedIsRefused(String query) {
        admin().get("/audit?" + query).then().statusCode(400).body("errors", hasSize(1));
    }

    @Test
    void onlyAdminsReadIt() {
        with(key(Scope.CONTENT_READ, Scope.CONTENT_WRITE, Scope.CONTENT_PUBLISH))
                .get("/audit")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_entry set key_name = 'nobody'", "delete from audit_entry", "truncate audit_entry"})
    void nothingOfItCanBeChanged(String statement) {
        newsletter(unique("Stays"));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entityManager.createNativeQuery(statement).executeUpdate()))
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void whatIsTooOldGoes() {
        String id = newsletter(unique("Old")).getString("id");
        clock.advance(Duration.ofSeconds(1));
        Instant now = clock.instant();
        String later = newsletter(unique("New")).getString("id");
        while (entries.purge(now, 1000) == 1000) {
            // There may be more.
        }
        audit("id=" + id).body("data", empty());
        audit("id=" + later).body("data", hasSize(1));
    }
}
