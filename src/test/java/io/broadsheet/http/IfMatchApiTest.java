package io.broadsheet.http;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A change needs the version that the writer has seen (RFC 9110, section 13.1.1; RFC 6585, section 3). */
@QuarkusTest
class IfMatchApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"/tags", "/categories", "/authors", "/articles", "/posts"})
    void withoutItNothingIsChangedOrDeleted(String list) {
        String one = fresh(list);
        patch(one, null).statusCode(428).body("type", endsWith("/precondition-required"));
        admin().delete(one).then().statusCode(428);
        untouched(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags", "/categories", "/authors", "/articles", "/posts"})
    void withAnotherVersionThePresentOneIsTold(String list) {
        String one = fresh(list);
        patch(one, "\"v1\"").statusCode(412).header("ETag", "\"v0\"").body("type", endsWith("/precondition-failed"));
        admin().header("If-Match", "\"v1\"").delete(one).then().statusCode(412).header("ETag", "\"v0\"");
        untouched(one);
        patch(one, "\"v0\"").statusCode(200).header("ETag", "\"v1\"");
        patch(one, "\"v0\"").statusCode(412).header("ETag", "\"v1\"");
        admin().header("If-Match", "\"v1\"").delete(one).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                    | 200",
                "\"v0\"               | 200",
                "\"v8\", \"v0\"       | 200",
                "\"v0\",\"v8\"        | 200",
                "W/\"v8\",  \"v0\"    | 200",
                "W/\"v0\"             | 412",
                "\"v8\", \"v9\"       | 412",
                "\"\"                 | 412",
                "\"V0\"               | 412",
                "v0                   | 400",
                "\"v0                 | 400",
                "\"v0\" \"v1\"        | 400",
                "*, \"v0\"            | 400",
                "w/\"v0\"             | 400"
            })
    void listsAndWildcardsAndWeakTagsMeanWhatTheStandardSays(String given, int status) {
        String one = fresh("/tags");
        patch(one, given).statusCode(status);
        if (status != 200) {
            untouched(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/never-was", "/tags/never-was", "/categories/never-was", "/authors/never-was"})
    void whatIsNotThereIsNotFoundFirst(String one) {
        patch(one, null).statusCode(404);
        patch(one, "*").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"PUT,publication", "DELETE,publication", "PUT,archival", "DELETE,archival"})
    void theLifeOfAnEntryNeedsItToo(String method, String state) {
        String one = fresh("/articles");
        admin().request(method, one + "/" + state).then().statusCode(428);
        admin().header("If-Match", "\"v7\"")
                .request(method, one + "/" + state)
                .then()
                .statusCode(412)
                .header("ETag", "\"v0\"");
        untouched(one);
    }

    @Test
    void aRestorationNeedsItThoughItIsPosted() {
        String one = fresh("/articles");
        refusedWithoutVersion("POST", one + "/revisions/1/restoration", "\"v0\"");
        untouched(one);
    }

    @Test
    void bothWaysOutOfTheTrashNeedIt() {
        String one = fresh("/articles");
        admin().header("If-Match", "\"v0\"").delete(one).then().statusCode(204);
        String trashed = one.replace("/articles/", "/trash/");
        refusedWithoutVersion("POST", trashed + "/restoration", "\"v1\"");
        refusedWithoutVersion("DELETE", trashed, "\"v1\"");
        admin().get(trashed).then().statusCode(200).header("ETag", "\"v1\"");
    }

    private static void refusedWithoutVersion(String method, String path, String present) {
        admin().request(method, path).then().statusCode(428);
        admin().header("If-Match", "\"v7\"")
                .request(method, path)
                .then()
                .statusCode(412)
                .header("ETag", present);
    }

    /** The byte ETag of a reader is none of a version. */
    @ParameterizedTest
    @ValueSource(strings = {"/tags", "/articles?publish=true"})
    void theTagOfAnAnonymousReadOpensNothing(String list) {
        String one = fresh(list);
        String bytes = anybody().get(one).header("ETag");
        assertThat(bytes).isNotEqualTo("\"v0\"");
        if (bytes != null) {
            patch(one, bytes).statusCode(412);
        }
    }

    private static String fresh(String list) {
        String title = list.startsWith("/articles") || list.equals("/posts") ? "title" : "name";
        Response made = admin().body(Map.of(title, unique("Fresh"))).post(list);
        made.then().statusCode(201).header("ETag", "\"v0\"");
        return list.replaceFirst("\\?.*", "") + "/" + made.path("id");
    }

    private static ValidatableResponse patch(String one, String ifMatch) {
        var request = ifMatch == null ? admin() : admin().header("If-Match", ifMatch);
        String member = one.startsWith("/articles") || one.startsWith("/posts") ? "excerpt" : "description";
        return request.body(Map.of(member, unique("Changed"))).patch(one).then();
    }

    private static void untouched(String one) {
        admin().get(one).then().statusCode(200).header("ETag", is("\"v0\""));
    }
}
