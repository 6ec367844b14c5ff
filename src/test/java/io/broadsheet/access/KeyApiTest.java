package io.broadsheet.access;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeyApiTest {

    @Inject
    TestClock clock;

    @Inject
    EntityManager database;

    @Inject
    SessionFactory sessions;

    @Nested
    class AsAdmin {

        @Test
        void theKeyIsShownOnceAndOnlyItsHashIsStored() {
            JsonPath made = made(Map.of("name", unique("Website"), "scopes", List.of("content:read")));
            String key = made.getString("key");
            assertThat(Token.isWellFormed(key)).isTrue();
            assertThat(key).startsWith(made.getString("prefix"));
            admin().get("/keys/" + made.getString("id")).then().statusCode(200).body("$", not(hasKey("key")));
            admin().get("/keys?limit=100")
                    .then()
                    .body("data.id", hasItem(made.getString("id")))
                    .body(not(containsString(key)));
            String row = (String) database.createNativeQuery(
                            "select cast(to_jsonb(k) as text) from api_key k where id = cast(:id as uuid)",
                            String.class)
                    .setParameter("id", made.getString("id"))
                    .getSingleResult();
            assertThat(row)
                    .contains(HexFormat.of().formatHex(Token.hash(key)))
                    .doesNotContain(key.substring(Token.HANDLE));
        }

        @Test
        void aRevokedKeyIsRefusedAtOnce() {
            JsonPath made = made(Map.of("name", "x", "scopes", List.of("content:read")));
            with(made.getString("key")).get("/site").then().statusCode(200);
            admin().delete("/keys/" + made.getString("id")).then().statusCode(204);
            with(made.getString("key")).get("/site").then().statusCode(401);
            admin().get("/keys/" + made.getString("id")).then().statusCode(404);
            admin().delete("/keys/" + made.getString("id")).then().statusCode(404);
        }

        @Test
        void aKeyIsRefusedFromTheInstantOfItsExpiry() {
            String expiry = clock.instant().plus(Duration.ofHours(1)).toString();
            JsonPath made = made(Map.of("name", "x", "scopes", List.of("content:read"), "expiresAt", expiry));
            assertThat(made.getString("expiresAt")).isEqualTo(expiry);
            with(made.getString("key")).get("/site").then().statusCode(200);
            clock.advance(Duration.ofHours(1));
            with(made.getString("key")).get("/site").then().statusCode(401);
            admin().get("/keys/" + made.getString("id")).then().statusCode(200);
        }

        @Test
        void theLastUseIsKnownToTheMinute() {
            JsonPath made = made(Map.of("name", "x", "scopes", List.of("content:read")));
            String id = made.getString("id");
            admin().get("/keys/" + id).then().body("lastUsedAt", nullValue());
            String first = usedAt(made);
            assertThat(first).isNotNull();
            clock.advance(Duration.ofSeconds(40));
            assertThat(usedAt(made)).isEqualTo(first);
            clock.advance(Duration.ofSeconds(21));
            assertThat(usedAt(made)).isGreaterThan(first);
        }

        private String usedAt(JsonPath made) {
            with(made.getString("key")).get("/site").then().statusCode(200);
            return admin().get("/keys/" + made.getString("id")).path("lastUsedAt");
        }

        private JsonPath made(Map<String, Object> body) {
            return admin().body(body)
                    .post("/keys")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
        }
    }

    @Nested
    class AsAnonymous {

        /** Also where no key is needed: whoever sends one relies on it. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer bsk_wrong",
                    "Bearer",
                    "Bearer a b",
                    "Basic YWRtaW46YWRtaW4=",
                    "bsk_tests-0123456789-0123456789-0123456789",
                    "Bearer bsk_tests-0123456789-0123456789-0123456780",
                    "Bearer \" or 1=1 --"
                })
        void aWrongKeyIsRefusedOnPublicReads(String authorization) {
            for (String path : List.of("/site", "/articles", "/nothing")) {
                anybody()
                        .header("Authorization", authorization)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                        .body("type", endsWith("/unauthorized"));
            }
        }

        @Test
        void aKeyOfTheRightShapeThatNobodyHasIsRefused() {
            with(Token.random()).get("/site").then().statusCode(401);
        }

        @Test
        void twoKeysAreOneTooMany() {
            with(key("content:read"))
                    .header("Authorization", "Bearer " + Token.random())
                    .get("/site")
                    .then()
                    .statusCode(401);
        }

        @Test
        void theSchemeMayBeWrittenInAnyCase() {
            anybody()
                    .header("Authorization", "bEARER  " + key("content:read"))
                    .get("/site")
                    .then()
                    .statusCode(200);
        }

        @Test
        void aMistypedKeyCostsNoQuery() {
            String key = key("content:read");
            char wrong = key.charAt(20) == 'x' ? 'y' : 'x';
            String mistyped = key.substring(0, 20) + wrong + key.substring(21);
            assertThat(statementsOf(mistyped)).isZero();
            assertThat(statementsOf(Token.random())).isPositive();
        }

        private long statementsOf(String key) {
            Statistics statistics = sessions.getStatistics();
            statistics.setStatisticsEnabled(true);
            // Whoever else asks at that moment, such as the clock that keeps the counters, would be counted, too.
            long fewest = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                statistics.clear();
                with(key).get("/site").then().statusCode(401);
                fewest = Math.min(fewest, statistics.getPrepareStatementCount());
            }
            return fewest;
        }
    }

    @Nested
    class AsEditor {

        @Test
        void readingDraftsIsAScopeOfItsOwn() {
            String slug = draft(unique("Secret")).getString("slug");
            with(key("content:read")).get("/articles/" + slug).then().statusCode(200);
            with(key("content:read")).get("/articles?status=draft").then().statusCode(200);
            String writer = key("content:write");
            with(writer).get("/articles/" + slug).then().statusCode(404);
            with(writer).get("/articles?status=draft").then().statusCode(403);
            anybody().get("/articles?status=draft").then().statusCode(401);
        }

        @Test
        void writingIsNotPublishing() {
            String writer = key("content:write");
            with(writer)
                    .body(Map.of("title", "x"))
                    .post("/articles?publish=true")
                    .then()
                    .statusCode(403);
            String id = with(writer)
                    .body(Map.of("title", "x"))
                    .post("/articles")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            with(writer)
                    .header("If-Match", "*")
                    .put("/articles/" + id + "/publication")
                    .then()
                    .statusCode(403);
            String publisher = key("content:publish");
            with(publisher)
                    .header("If-Match", "*")
                    .put("/articles/" + id + "/publication")
                    .then()
                    .statusCode(200);
            with(publisher)
                    .header("If-Match", "*")
                    .body(Map.of("title", "y"))
                    .patch("/articles/" + id)
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/forbidden"));
            anybody().get("/articles/" + id).then().body("title", is("x"));
        }

        @Test
        void nobodyButAnAdminSeesKeys() {
            String everythingElse = key("content:read", "content:write", "content:publish");
            with(everythingElse).get("/keys").then().statusCode(403);
            with(key("admin")).get("/keys").then().statusCode(200);
        }
    }
}
