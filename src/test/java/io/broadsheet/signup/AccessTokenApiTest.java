package io.broadsheet.signup;

import static io.broadsheet.support.Given.anybody;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.Call;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token opens that a reader got for one of a mail. */
@QuarkusTest
class AccessTokenApiTest extends OneSubscriber {

    private static final String PREFERENCES = "/signups/preferences";

    static Stream<Call> others() throws IOException {
        return Call.all().filter(call -> !call.isPersonal());
    }

    @ParameterizedTest
    @MethodSource("others")
    void anAccessTokenOpensNothingElse(Call call) {
        assertThat(call.by(readers.asThemselves(id))).isEqualTo(401);
    }

    @Test
    void itOpensWhatIsAboutItsOwnerForAQuarterOfAnHour() {
        String access = readers.access(id);
        with(access).head(PREFERENCES).then().statusCode(200);
        clock.advance(Duration.ofMinutes(15));
        with(access)
                .get(PREFERENCES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer realm=\"broadsheet\""))
                .body("detail", containsString("expired"));
    }

    @Test
    void tokensOfMailsAreNoAccessTokensAndTheOtherWayAbout() {
        with(readers.preferences(id)).get(PREFERENCES).then().statusCode(401);
        for (String token : List.of(readers.access(id), readers.unsubscription(email, packet), "x")) {
            anybody()
                    .contentType(ContentType.JSON)
                    .body(Map.of("token", token))
                    .post(PREFERENCES)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void withoutOneItIsSaidWhereToGetIt() {
        anybody().get(PREFERENCES).then().statusCode(401).body("detail", containsString("access token"));
        anybody().header("Authorization", "Basic eDp5").get(PREFERENCES).then().statusCode(401);
    }

    @Test
    void noCacheKeepsTheAnswer() {
        readers.asThemselves(id).get(PREFERENCES).then().header("Cache-Control", "private, no-store");
    }
}
