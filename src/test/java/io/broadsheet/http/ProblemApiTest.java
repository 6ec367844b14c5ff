package io.broadsheet.http;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.anybody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.broadsheet.support.Problems;
import io.broadsheet.support.QuietLog;
import io.broadsheet.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all problems have in common; what leads to them is in the tests beside this one. */
@QuarkusTest
@ExtendWith(QuietLog.class)
class ProblemApiTest {

    @Inject
    PublicUrl publicUrl;

    @ParameterizedTest
    @EnumSource
    void theAddressOfEachTypeAnswersWithAPage(ProblemType type) {
        assertThat(publicUrl.problem(type)).isEqualTo(publicUrl.base() + "/problems/" + type.code());
        given().get("/problems/" + type.code())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString(type.title()))
                .body(containsString("href=\"../docs\""))
                .body(containsString(String.valueOf(type.status())));
    }

    /** Each from another layer: the filters, authentication, REST's matching, a resource, the pages. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png", "application/problem+xml", "garbage"})
    void aProblemIsAProblemWhateverIsAccepted(String accept) {
        String header = "Accept: " + accept;
        Problems.check(Wire.get("/%zz", header), 400, "malformed-request");
        Problems.check(Wire.get(API + "/site", header, "Authorization: Bearer none"), 401, "unauthorized");
        Problems.check(Wire.get(API + "/nothing", header), 404, "not-found");
        Problems.check(Wire.get("/problems/nothing", header), 404, "not-found");
        Problems.check(Wire.send("PUT", API + "/tags", new byte[0], header), 405, "method-not-allowed");
        Problems.check(Wire.send("POST", "/openapi", new byte[0], header), 405, "method-not-allowed");
    }

    @Test
    void theTypeBeginsWithThePublicUrl() {
        anybody().get("/nothing").then().body("type", is(publicUrl.base() + "/problems/not-found"));
    }

    @Test
    void eachRequestHasAnIdOfItsOwn() {
        assertThat(anybody().get("/nothing").path("instance").toString())
                .isNotEqualTo(anybody().get("/nothing").path("instance"));
    }
}
