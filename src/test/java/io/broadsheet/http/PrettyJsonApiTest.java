package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.article;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@ExtendWith(QuietLog.class)
class PrettyJsonApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"/articles?limit=2", "/entries?limit=2&fields=slug", "/tags?limit=2", "/site", "/keys?limit=1"})
    void everyReadCanBeIndented(String address) throws Exception {
        article(unique("Indented"), "tags", List.of(unique("tag")));
        isTheSameIndented(admin().get(address), admin().get(and(address, "pretty=true")));
        assertThat(admin().get(and(address, "pretty=false")).asString())
                .isEqualTo(admin().get(address).asString());
    }

    @Test
    void oneEntryCanBeIndented() throws Exception {
        String address = "/articles/" + article(unique("Zoë 😀")).getString("id");
        Response pretty = anybody().get(address + "?pretty=true");
        isTheSameIndented(anybody().get(address), pretty);
        assertThat(pretty.asString()).startsWith("{\n  \"id\": \"").contains("\n  \"authors\": [],\n");
        isTheSameIndented(
                anybody().get(address + "?fields=tags,seo"), anybody().get(address + "?fields=tags,seo&pretty=true"));
        anybody().head(address + "?pretty=true").then().statusCode(200);
    }

    @Test
    void whatAWriteAnswersCanBeIndented() {
        String made = admin().body(Map.of("name", unique("Tag")))
                .post("/tags?pretty=true")
                .asString();
        assertThat(made).startsWith("{\n  \"id\": \"");
    }

    /** The first is answered by REST, the second before it. */
    @ParameterizedTest
    @CsvSource({"/articles/none?pretty=true, 404, not-found", "/tags?pretty=true&x=%00, 400, malformed-request"})
    void problemsCanBeIndented(String target, int status, String code) {
        Wire.Answer answer = Wire.get(API + target);
        Problems.check(answer, status, code);
        assertThat(answer.body()).startsWith("{\n  \"type\": \"").endsWith("\n}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/articles?pretty=yes, pretty, type",
        "/site?pretty=1, pretty, type",
        "/site?pretty=TRUE, pretty, type",
        "/site?pretty=, pretty, empty",
        "/site?pretty=true&pretty=true, pretty, repeated",
        "/site?prety=true, prety, unknown",
        "/articles/none.md?pretty=true, pretty, unknown"
    })
    void whatIsNotTrueOrFalseIsRefused(String target, String parameter, String code) {
        JsonPath problem = Problems.check(Wire.get(API + target), 400, "invalid-request");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo(parameter);
        assertThat(problem.getString("errors[0].code")).isEqualTo(code);
        if (parameter.equals("prety")) {
            assertThat(problem.getString("detail")).contains("did you mean 'pretty'?");
        }
    }

    private static String and(String address, String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }

    private static void isTheSameIndented(Response plain, Response pretty) throws Exception {
        assertThat(pretty.statusCode()).isEqualTo(200);
        assertThat(pretty.contentType()).isEqualTo(plain.contentType());
        assertThat(pretty.asString()).startsWith("{\n  \"").endsWith("\n}\n");
        assertThat(JSON.readTree(pretty.asString())).isEqualTo(JSON.readTree(plain.asString()));
        assertThat(plain.asString()).doesNotContain("\n");
    }
}
