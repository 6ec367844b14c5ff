package io.broadsheet.signup;

import static io.broadsheet.signup.BounceReports.event;
import static io.broadsheet.signup.BounceReports.lift;
import static io.broadsheet.signup.BounceReports.report;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.key;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static io.broadsheet.support.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of an address when a bounce or a complaint is lifted. */
@QuarkusTest
class SuppressionApiTest extends OneSubscriber {

    @Test
    void liftingABounceGoesOnWithWhatItEnded() {
        JsonPath waiting = newsletter(unique("Waiting"));
        readers.signUp(email, waiting);
        Map<String, Object> event = event(email, "bounce", "at", clock.instant().toString());
        report(1, 0, event);
        lift(id);
        assertThat(Readers.held(id).getString("suppressed")).isNull();
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
        assertThat(Readers.status(id, waiting)).isEqualTo("pending");
        report(1, 0, event);
        assertThat(Readers.status(id, packet)).as("an old story").isEqualTo("confirmed");
    }

    @Test
    void liftingAComplaintNeedsANewConsent() {
        report(1, 0, event(email, "complaint"));
        choose(409);
        lift(id);
        assertThat(Readers.status(id, packet)).isEqualTo("unsubscribed");
        choose(200);
        assertThat(Readers.status(id, packet)).isEqualTo("confirmed");
    }

    @Test
    void liftingNeedsTheVersionThatWasSeenAndChangesNothingWhereNothingIs() {
        String address = "/subscribers/" + id + "/suppression";
        admin().delete(address).then().statusCode(428);
        String version = Readers.version(id);
        admin().header("If-Match", version).delete(address).then().statusCode(204);
        assertThat(Readers.version(id)).isEqualTo(version);
        report(1, 0, event(email, "bounce"));
        admin().header("If-Match", version).delete(address).then().statusCode(412);
        with(key("newsletter:read"))
                .header("If-Match", "*")
                .delete(address)
                .then()
                .statusCode(403);
    }

    private void choose(int status) {
        readers.asThemselves(id)
                .header("If-Match", "*")
                .body(Map.of("newsletters", List.of(packet.getString("slug"))))
                .put("/signups/preferences")
                .then()
                .statusCode(status);
    }
}
