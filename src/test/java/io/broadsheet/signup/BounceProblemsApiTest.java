package io.broadsheet.signup;

import static io.broadsheet.signup.BounceReports.event;
import static io.broadsheet.support.Given.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no report of bounces. */
@QuarkusTest
class BounceProblemsApiTest extends OneSubscriber {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type|bounced|/events/0/type|one of bounce, complaint",
                "type||/events/0/type|null",
                "email|ada|/events/0/email|jo@example.org",
                "permanent|yes|/events/0/permanent|true or false",
                "reason|LONG|/events/0/reason|500",
                "at|2999-01-01T00:00:00Z|/events/0/at|future",
                "at|yesterday|/events/0/at|RFC 3339",
                "when|now|/events/0/when|no member"
            })
    void whatDoesNotFitIsNamedAndNoneIsTaken(String member, String value, String pointer, String said) {
        Map<String, Object> wrong = event(email, "bounce");
        wrong.put(member, "LONG".equals(value) ? "x".repeat(501) : value);
        admin().body(Map.of("events", List.of(wrong, event(email, "bounce"))))
                .post("/bounces")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is(pointer))
                .body("errors[0].detail", containsString(said));
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
    }

    @Test
    void onlyABounceIsPermanent() {
        admin().body(Map.of("events", List.of(event(email, "complaint", "permanent", true))))
                .post("/bounces")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/events/0/permanent"));
    }

    @Test
    void thereAreOneToAThousandEvents() {
        for (List<?> events : List.of(List.of(), Collections.nCopies(1001, event(email, "bounce")))) {
            admin().body(Map.of("events", events))
                    .post("/bounces")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/events"));
        }
        admin().body(Map.of("events", Collections.nCopies(1000, event(email, "bounce", "permanent", false))))
                .post("/bounces")
                .then()
                .statusCode(200)
                .body("known", is(1000));
    }
}
