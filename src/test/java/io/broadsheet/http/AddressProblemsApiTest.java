package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, parameters and hosts that are refused. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class AddressProblemsApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tags/%",
                "/tags/%4",
                "/tags/%zz",
                "/tags/%ff",
                "/tags/%c0%af",
                "/tags/%ed%a0%80",
                "/tags/\u00ff",
                "/tags/%00",
                "/tags/a%00b",
                "/tags/<x>",
                "/tags?sort=%zz",
                "/tags?sort=%ff",
                "/tags?sort=%00",
                "/tags?%zz=1",
                "/nothing/%zz"
            })
    void anAddressThatIsNoUriOfTextIsMalformed(String target) {
        Problems.check(Wire.get(API + target), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/problems/not-found", "/q/health"})
    void alsoBelowTheApi(String path) {
        Problems.check(Wire.get(path + "?x=%zz"), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/tags/none",
                "/api/v1/tags/none/none",
                "/api/v1/tags/a%2Fb",
                "/api/v1/tags/019ab0c2-4f00-7000-8000-00000000ffff",
                "/api/v1/articles/none",
                "/api/v2/tags",
                "/nothing",
                "/",
                "/problems/nothing",
                "/q/nothing"
            })
    void anAddressWithoutAResourceIsNotFound(String target) {
        Problems.check(Wire.get(target), 404, "not-found");
    }

    @Test
    void anAddressThatIsTooLongIsSaidToBe() {
        Problems.check(Wire.get(API + "/tags/" + "x".repeat(40_000)), 414, "uri-too-long");
        // As many slugs as are allowed, as long as they may be.
        String slugs = ("x".repeat(200) + ",").repeat(99) + "x";
        assertThat(Wire.get(API + "/articles?slugs=" + slugs).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/tags?lmit=5,lmit,unknown",
        "/tags?Limit=5,Limit,unknown",
        "/tags?q=x&fields=id,q,unknown",
        "/tags/none?limit=5,limit,unknown",
        "/site?x=1,x,unknown",
        "/articles?limit=1&limit=2,limit,repeated",
        "/articles?sort=title&sort=title,sort,repeated",
        "/tags?limit=,limit,empty",
        "/tags?limit,limit,empty",
        "/tags?sort=%20,sort,empty",
        "/articles?tag=,tag,empty",
        "/tags?limit=0,limit,range",
        "/tags?limit=101,limit,range",
        "/tags?limit=-1,limit,range",
        "/tags?limit=abc,limit,range",
        "/tags?limit=1.5,limit,range",
        "/tags?limit=1e2,limit,range",
        "/tags?limit=99999999999999999999,limit,range",
        "/tags?page=0,page,range",
        "/tags?page=101&limit=100,page,range",
        "/tags?count=yes,count,type",
        "/tags?sort=colour,sort,unknown",
        "/tags?cursor=abc,cursor,cursor",
        "/tags?cursor=%F0%9F%98%80,cursor,cursor",
        "/tags?cursor=abc&page=2,cursor,exclusive",
        "/articles?publishedAfter=2026-02-30T00:00:00Z,publishedAfter,instant",
        "/articles?updatedAfter=yesterday,updatedAfter,instant",
        "/articles?ids=none,ids,id",
        "/articles?status=lost,status,unknown",
        "/articles?include=everything,include,unknown",
        "/entries?type=podcast,type,unknown"
    })
    void aParameterThatDoesNotFitIsNamed(String target, String parameter, String code) {
        JsonPath problem = Problems.check(Wire.get(API + target), 400, "invalid-request");
        assertThat(problem.getList("errors.parameter")).contains(parameter);
        assertThat(problem.getList("errors.code")).contains(code);
    }

    @Test
    void aMisspeltParameterIsAnsweredWithTheOneThatWasMeant() {
        JsonPath problem = Problems.check(Wire.get(API + "/tags?lmit=5&srot=name"), 400, "invalid-request");
        assertThat(problem.getList("errors.detail", String.class))
                .anyMatch(detail -> detail.contains("did you mean 'limit'?"))
                .anyMatch(detail -> detail.contains("did you mean 'sort'?"));
    }

    @Test
    void aPlusThatBecameASpaceIsSaidToBeOne() {
        String plus = "/articles?publishedAfter=2026-11-23T14:05:00+01:00";
        JsonPath problem = Problems.check(Wire.get(API + plus), 400, "invalid-request");
        assertThat(problem.getString("detail")).contains("%2B");
        assertThat(Wire.get(API + plus.replace("+", "%2B")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n", "Host: a b/c\r\n"})
    void aRequestHasOneHost(String hosts) {
        String head = "GET " + API + "/site HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n";
        Problems.check(Wire.exchange(head, new byte[0]), 400, "malformed-request");
    }

    @Test
    void anAnswerDoesNotBelieveTheHost() {
        String head = "GET " + API + "/nothing HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\n\r\n";
        Wire.Answer answer = Wire.exchange(head, new byte[0]);
        Problems.check(answer, 404, "not-found");
        assertThat(answer.toString()).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n"
            })
    void whatIsNoHttpIsClosedWithABareStatus(String bytes) {
        assertThat(Wire.exchange(bytes, new byte[0]).status()).isBetween(400, 505);
    }
}
