package io.broadsheet.content;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.draft;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.broadsheet.access.Scope;
import io.broadsheet.support.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EntryBulkApiTest {

    private static final String BULK = "/entries/bulk";

    private static Response send(String key, String body) {
        return lines(with(key), body);
    }

    /** As bytes: the client library knows no text of this type. */
    private static Response lines(RequestSpecification caller, String body) {
        return caller.contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(BULK);
    }

    private static List<JsonPath> results(String... lines) {
        return results(send(Given.ADMIN_KEY, String.join("\n", lines)));
    }

    private static List<JsonPath> results(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return answer.asString().lines().map(JsonPath::from).toList();
    }

    private static String create(String title) {
        return "{\"op\": \"create\", \"type\": \"article\", \"entry\": {\"title\": \"" + title + "\"}}";
    }

    private static String line(String op, String ref, String members) {
        return "{\"op\": \"" + op + "\", \"type\": \"article\", \"ref\": \"" + ref + "\"" + members + "}";
    }

    @Test
    void eachLineIsDoneAndAnsweredInItsOrder() {
        String slug = unique("bulk");
        List<JsonPath> results = results(
                "{\"op\": \"create\", \"type\": \"article\", \"entry\": {\"title\": \"T\", \"slug\": \"" + slug
                        + "\"}}",
                line("patch", slug, ", \"ifMatch\": \"\\\"v0\\\"\", \"patch\": {\"title\": \"Patched\"}"),
                line("publish", slug, ", \"ifMatch\": \"*\""),
                "{\"op\": \"create\", \"type\": \"post\", \"publish\": true, \"entry\": {\"title\": \"P\"}}");
        assertThat(results).extracting(each -> each.getInt("line")).containsExactly(1, 2, 3, 4);
        assertThat(results).extracting(each -> each.getInt("status")).containsExactly(201, 200, 200, 201);
        assertThat(results.get(0).getString("slug")).isEqualTo(slug);
        assertThat(results.get(1).getString("etag")).isEqualTo("\"v1\"");
        anybody()
                .get("/articles/" + slug)
                .then()
                .statusCode(200)
                .body("title", is("Patched"))
                .body("id", is(results.get(0).getString("id")));
        admin().get("/articles/" + slug).then().header("ETag", is(results.get(2).getString("etag")));
        anybody().get("/posts/" + results.get(3).getString("slug")).then().statusCode(200);
        assertThat(results(line("delete", slug, ", \"ifMatch\": \"*\"")))
                .extracting(each -> each.getInt("status"))
                .containsExactly(204);
        anybody().get("/articles/" + slug).then().statusCode(410);
    }

    @Test
    void aBadLineSpoilsOnlyItself() {
        List<JsonPath> results = results(
                create("One"),
                "{\"op\": \"create\"",
                "",
                "{\"op\": \"create\", \"type\": \"article\", \"entry\": {\"title\": \"" + "x".repeat(1024 * 1024)
                        + "\"}}",
                "[]",
                "\u00ff\u0000",
                "   ",
                create("Two"));
        assertThat(results).extracting(each -> each.getInt("line")).containsExactly(1, 2, 4, 5, 6, 8);
        assertThat(results).extracting(each -> each.getInt("status")).containsExactly(201, 400, 413, 400, 400, 201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op': 'create', 'type': 'article'}                                          | 400 | /entry",
                "{'op': 'create', 'type': 'article', 'entry': {'title': 5}}                   | 400 | /entry/title",
                "{'op': 'create', 'type': 'article', 'entry': {'title': ''}}                  | 400 | /entry/title",
                "{'op': 'create', 'type': 'article', 'entry': {'title': 'T', 'category': 'none-such'}} | 400 | /entry/category",
                "{'op': 'create', 'type': 'page', 'entry': {'title': 'T'}}                    | 400 | /type",
                "{'op': 'create', 'type': 'article', 'ref': 'x', 'entry': {'title': 'T'}}     | 400 | /ref",
                "{'op': 'create', 'type': 'article', 'ifMatch': '*', 'entry': {'title': 'T'}} | 400 | /ifMatch",
                "{'op': 'erase', 'type': 'article', 'ref': 'x'}                               | 400 | /op",
                "{'op': 'delete', 'type': 'article', 'ref': 'REF', 'colour': 'red'}           | 400 | /colour",
                "{'op': 'delete', 'type': 'article', 'ifMatch': '*'}                          | 400 | /ref",
                "{'op': 'delete', 'type': 'article', 'ref': 'REF'}                            | 428 |",
                "{'op': 'delete', 'type': 'article', 'ref': 'REF', 'ifMatch': 'v7'}           | 400 |",
                "{'op': 'delete', 'type': 'article', 'ref': 'none-such', 'ifMatch': '*'}      | 404 |",
                "{'op': 'patch', 'type': 'article', 'ref': 'REF', 'ifMatch': '\"v7\"', 'patch': {}} | 412 |",
                "{'op': 'patch', 'type': 'article', 'ref': 'REF', 'ifMatch': '*', 'patch': {'title': null}} | 400 | /patch/title",
                "{'op': 'patch', 'type': 'article', 'ref': 'REF', 'ifMatch': '*', 'patch': 5} | 400 | /patch",
                "{'op': 'patch', 'type': 'article', 'ref': 'REF', 'ifMatch': '*', 'patch': null} | 400 | /patch",
                "{'op': 'publish', 'type': 'article', 'ref': 'REF', 'ifMatch': '*', 'publication': {'publishAt': '2026-01-02T00:00:00Z', 'unpublishAt': '2026-01-01T00:00:00Z'}} | 400 | /publication/unpublishAt"
            })
    void aRefusedLineSaysWhy(String line, int status, String pointer) {
        String slug = draft(unique("Refused")).getString("slug");
        String json = line.replace("\"", "\\\"").replace('\'', '"').replace("REF", slug);
        JsonPath result = results(json).get(0);
        assertThat(result.getInt("status")).isEqualTo(status);
        assertThat(result.getInt("problem.status")).isEqualTo(status);
        assertThat(result.getString("problem.errors[0].pointer")).isEqualTo(pointer);
        admin().get("/articles/" + slug).then().header("ETag", is("\"v0\"")).body("status", is("draft"));
    }

    @Test
    void publishingNeedsTheScopeAlsoHere() {
        String slug = draft(unique("Unseen")).getString("slug");
        List<JsonPath> results = results(
                send(
                        key(Scope.CONTENT_WRITE),
                        create("Allowed") + "\n" + line("publish", slug, ", \"ifMatch\": \"*\"") + "\n"
                                + "{\"op\": \"create\", \"type\": \"post\", \"publish\": true, \"entry\": {\"title\": \"P\"}}"));
        assertThat(results).extracting(each -> each.getInt("status")).containsExactly(201, 403, 403);
        send(key(Scope.CONTENT_PUBLISH, Scope.CONTENT_READ), create("T")).then().statusCode(403);
        lines(anybody(), create("T")).then().statusCode(401);
    }

    @Test
    void aLineWithAKeyIsDoneOnce() {
        String key = "\"idempotencyKey\": \"" + unique("line") + "\"";
        String line = "{\"op\": \"create\", \"type\": \"post\", " + key + ", \"entry\": {\"title\": \"Once\"}}";
        String bad = "{\"op\": \"create\", \"type\": \"post\", \"idempotencyKey\": \"" + unique("bad")
                + "\", \"entry\": {\"title\": \"T\", \"category\": \"none-such\"}}";
        List<JsonPath> first = results(line, bad);
        List<JsonPath> again = results(bad, "", line, line.replace("Once", "Twice"));
        assertThat(first).extracting(each -> each.getInt("status")).containsExactly(201, 400);
        assertThat(again).extracting(each -> each.getInt("status")).containsExactly(400, 201, 422);
        assertThat(again).extracting(each -> each.getInt("line")).containsExactly(1, 3, 4);
        assertThat(again.get(1).getString("id")).isEqualTo(first.get(0).getString("id"));
        assertThat(again.get(1).getBoolean("replayed")).isTrue();
        assertThat(again.get(0).getString("problem.instance"))
                .isEqualTo(first.get(1).getString("problem.instance"));
    }

    @Test
    void theKeyOfARequestIsNoneOfItsLines() {
        lines(admin().header("Idempotency-Key", "\"all-of-it\""), create("T"))
                .then()
                .statusCode(400);
    }

    @Test
    void eachLineThatWasDoneIsInTheAuditLog() {
        String id = article(unique("Audited")).getString("id");
        results(
                line("patch", id, ", \"ifMatch\": \"*\", \"patch\": {\"title\": \"A\"}"),
                line("patch", id, ", \"ifMatch\": \"\\\"v0\\\"\", \"patch\": {\"title\": \"B\"}"),
                line("delete", id, ", \"ifMatch\": \"*\""));
        admin().get("/audit?id=" + id)
                .then()
                .body("data.action", contains("article.delete", "article.patch", "article.create"))
                .body("data.status", contains(204, 200, 201));
    }

    /** And a client that sends all of them before it reads is not waited for. */
    @Test
    void moreThanTenThousandLinesAreTooMany() {
        String lines = IntStream.rangeClosed(1, 10_002).mapToObj(line -> "{}").collect(Collectors.joining("\n"));
        List<JsonPath> results = results(send(Given.ADMIN_KEY, lines));
        assertThat(results).hasSize(10_001);
        assertThat(results.get(9_999).getInt("status")).isEqualTo(400);
        assertThat(results.get(10_000).getInt("line")).isEqualTo(10_001);
        assertThat(results.get(10_000).getInt("status")).isEqualTo(413);
    }

    @Test
    void nothingIsAnsweredToNothing() {
        assertThat(results("\n\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/csv"})
    void linesAreOfTheirOwnType(String type) {
        admin().contentType(type)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post(BULK)
                .then()
                .statusCode(415);
    }
}
