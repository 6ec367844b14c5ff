package io.broadsheet.idempotency;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.access.Scope;
import io.broadsheet.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IdempotencyApiTest {

    @Inject
    EntityManager entityManager;

    @Inject
    KeptAnswerRepository answers;

    @Inject
    TestClock clock;

    private final String name = unique("request");

    private RequestSpecification keyed() {
        return keyed(admin());
    }

    private RequestSpecification keyed(RequestSpecification request) {
        return request.header("Idempotency-Key", "\"" + name + "\"");
    }

    private Response create(String path, Map<String, ?> body) {
        return keyed().body(body).post(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles?publish=true", "/posts", "/tags", "/categories", "/authors", "/newsletters"})
    void whatComesAgainIsDoneOnceAndAnsweredAlike(String path) {
        Map<String, String> body = path.matches("/(articles|posts).*")
                ? Map.of("title", unique("Ferry 🛳"))
                : Map.of("name", unique("Ferry 🛳"));
        Response first = create(path, body);
        Response again = create(path, body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    void theAnswerIsTheFirstEvenIfTheResourceHasChanged() {
        Map<String, String> body = Map.of("title", unique("First"));
        String id = create("/articles", body).path("id");
        admin().header("If-Match", "*").body(Map.of("title", "Second")).patch("/articles/" + id);
        create("/articles", body)
                .then()
                .statusCode(201)
                .header("ETag", is("\"v0\""))
                .body("title", is(body.get("title")));
    }

    @Test
    void anIndentedAnswerComesAgainIndented() {
        Map<String, String> body = Map.of("name", unique("Pretty"));
        String first = create("/tags?pretty=true", body).asString();
        assertThat(create("/tags?pretty=true", body).asString())
                .isEqualTo(first)
                .contains("\n  \"");
    }

    @Test
    void anIssueIsMadeOnceAndItsTestSentOnce() {
        String slug = newsletter(unique("Packet")).getString("slug");
        String entry = article(unique("Trams")).getString("id");
        String issues = "/newsletters/" + slug + "/issues";
        Map<String, Object> body = Map.of("subject", "Trams", "entries", List.of(entry));
        String id = create(issues, body).path("id");
        create(issues, body).then().statusCode(201).body("id", is(id));
        admin().get(issues + "?count=true").then().body("page.total", is(1));

        RequestSpecification test = admin().header("Idempotency-Key", "\"" + unique("test") + "\"");
        Map<String, String> to = Map.of("email", "ada@example.org");
        test.body(to)
                .post(issues + "/" + id + "/test")
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", nullValue());
        test.body(to).post(issues + "/" + id + "/test").then().statusCode(202).body("email", is("ada@example.org"));
        assertThat(count("select count(*) from mail where kind = 'trial' and reference = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void anotherRequestNeedsAnotherKey() {
        Map<String, String> body = Map.of("title", unique("Same"));
        create("/articles", body).then().statusCode(201);
        create("/articles", Map.of("title", "Other")).then().statusCode(422).body("type", endsWith("/key-reused"));
        create("/posts", body).then().statusCode(422);
        create("/articles?publish=true", body).then().statusCode(422);
        keyed().body("{").post("/articles").then().statusCode(422);
        create("/articles", body).then().statusCode(201).header("Idempotent-Replayed", is("true"));
    }

    /** Of the shape, which is wrong before the resource is asked, and of what only the resource knows. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": 5}", "{\"title\": \"T\", \"category\": \"no-such\"}", "{"})
    void aRefusalOfTheInputIsKept(String body) {
        Response first = keyed().body(body).post("/articles");
        Response again = keyed().body(body).post("/articles");
        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo("application/problem+json");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        create("/articles", Map.of("title", "Right")).then().statusCode(422);
    }

    @Test
    void whatAnotherStateWouldAllowIsNotKept() {
        String slug = unique("wanted");
        String taken = article("Has it", "slug", slug).getString("id");
        Map<String, String> body = Map.of("title", "Wants it", "slug", slug);
        create("/articles", body).then().statusCode(409);
        admin().header("If-Match", "*").delete("/articles/" + taken).then().statusCode(204);
        create("/articles", body).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void whatAnotherKeyMayDoIsNotKept() {
        String writer = key(Scope.CONTENT_WRITE);
        keyed(with(writer))
                .body(Map.of("title", "T"))
                .post("/articles?publish=true")
                .then()
                .statusCode(403);
        keyed(with(writer)).body(Map.of("title", "T")).post("/articles").then().statusCode(201);
    }

    @Test
    void eachCallerHasKeysOfTheirOwn() {
        Map<String, String> body = Map.of("title", unique("Mine"));
        String first = create("/articles", body).path("id");
        keyed(with(key(Scope.CONTENT_WRITE)))
                .body(body)
                .post("/articles")
                .then()
                .statusCode(201)
                .body("id", not(is(first)));
    }

    @Test
    void whileItRunsTheSameIsToldToWait() {
        Map<String, String> body = Map.of("title", unique("Slow"));
        QuarkusTransaction.requiringNew().run(() -> {
            answers.find(KeyedWrite.of(null, name, "POST", "/elsewhere", new byte[0]));
            create("/articles", body)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/still-running"));
        });
        create("/articles", body).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void afterADayItIsForgotten() {
        Map<String, String> body = Map.of("title", unique("Old"));
        String first = create("/articles", body).path("id");
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        create("/articles", body).then().body("id", is(first));
        clock.advance(Duration.ofMinutes(2));
        create("/articles", body).then().statusCode(201).body("id", not(is(first)));
        clock.advance(Duration.ofHours(25));
        while (answers.purge(1000) == 1000) {
            // There may be more.
        }
        assertThat(count("select count(*) from kept_answer where key = '" + name + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\"", "bare", "\"open", "\"a\"b\"", "\"ä\"", "\"a\\n\"", "'a'", ":YQ==:", "\"a\", \"b\""})
    void aKeyIsAQuotedString(String header) {
        admin().header("Idempotency-Key", header)
                .body(Map.of("title", "T"))
                .post("/articles")
                .then()
                .statusCode(400)
                .body("detail", org.hamcrest.Matchers.containsString("Idempotency-Key"));
    }

    @Test
    void aKeyHas255CharactersAtMost() {
        String longest = "x".repeat(254 - name.length()) + "\\\"";
        admin().header("Idempotency-Key", "\"" + name + longest + "\"")
                .body(Map.of("name", unique("T")))
                .post("/tags")
                .then()
                .statusCode(201);
        admin().header("Idempotency-Key", "\"" + name + longest + "x\"")
                .body(Map.of("name", unique("T")))
                .post("/tags")
                .then()
                .statusCode(400);
    }

    @Test
    void aSecretIsNotKept() {
        create("/keys", Map.of("name", "k", "scopes", List.of("content:read")))
                .then()
                .statusCode(400);
        assertThat(count("select count(*) from kept_answer where key = '" + name + "'"))
                .isZero();
    }

    @Test
    void whereNothingIsMadeItMeansNothing() {
        String id = article(unique("Changed")).getString("id");
        for (String title : List.of("One", "Two")) {
            keyed().header("If-Match", "*")
                    .body(Map.of("title", title))
                    .patch("/articles/" + id)
                    .then()
                    .statusCode(200)
                    .body("title", is(title));
        }
    }

    private long count(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entityManager.createNativeQuery(query).getSingleResult()).longValue());
    }
}
