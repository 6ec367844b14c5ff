package io.broadsheet.signup;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;

import io.broadsheet.support.TestClock;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Before each test somebody else has confirmed to get a newsletter. */
abstract class OneSubscriber {

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    String email;
    JsonPath packet;

    /** Of the subscriber. */
    UUID id;

    @BeforeEach
    void somebodyGetsOne() {
        email = Readers.address();
        packet = newsletter(unique("Packet"));
        id = readers.confirmed(email, packet);
    }
}
