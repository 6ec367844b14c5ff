package io.broadsheet.signup;

import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.broadsheet.support.Reader;
import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the publisher sees of signups. */
@QuarkusTest
class SignupListApiTest {

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    private JsonPath packet;
    private final String word = unique("w");

    @BeforeEach
    void aNewsletterWithOneOfEachState() {
        packet = newsletter(unique("Packet"));
        readers.signUp(word + "-pending@example.org", packet);
        readers.confirmed(word + "-confirmed@example.org", packet);
        readers.confirmed(word + "-left@example.org", packet);
        Reader.leave(readers.unsubscription(word + "-left@example.org", packet)).statusCode(200);
        readers.confirmed(word + "_bounced@Example.org", packet);
        admin().body(Map.of("events", List.of(Map.of("type", "bounce", "email", word + "_bounced@example.org"))))
                .post("/bounces")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=pending             | pending",
                "status=confirmed           | confirmed",
                "status=unsubscribed        | unsubscribed",
                "status=bounced             | bounced",
                "status=bounced,pending     | bounced pending",
                "email=-LEFT@               | unsubscribed",
                "email=_bounced@example.org | bounced",
                "email=ab%25                | ''",
                "status=pending&email=-left | ''",
                "limit=100                  | bounced unsubscribed confirmed pending"
            })
    void theyAreFoundByStateAndByAPartOfTheAddressNewestFirst(String query, String statuses) {
        assertThat(String.join(" ", list("?" + query).getList("data.status", String.class)))
                .isEqualTo(statuses);
    }

    @Test
    void oneIsShownWithItsSubscriber() {
        JsonPath one = list("?status=confirmed");
        String email = word + "-confirmed@example.org";
        assertThat(one.getString("data[0].email")).isEqualTo(email);
        assertThat(one.getString("data[0].subscriber"))
                .isEqualTo(readers.id(email).toString());
        assertThat(one.getString("data[0].source")).isEqualTo("footer");
        assertThat(one.getString("data[0].confirmedAt")).isNotNull();
    }

    @Test
    void aWalkShowsEachOnceAndACursorBelongsToItsFilters() {
        List<String> emails = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = list("?limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            emails.addAll(page.getList("data.email", String.class));
            cursor = page.getString("page.next");
        } while (cursor != null);
        assertThat(emails).hasSize(4).doesNotHaveDuplicates();
        String first = list("?limit=1").getString("page.next");
        admin().get(path("?limit=1&status=confirmed&cursor=" + first)).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?status=confirmd   | status | confirmed",
                "?email=ab          | email  | 3 to 254",
                "/statistics?from=x | from   | 2026-11-24",
                "/statistics?from=2026-11-02&to=2026-11-01 | from | before",
                "/statistics?from=2020-01-01&to=2021-01-01 | from | 365"
            })
    void whatDoesNotFitIsNamed(String query, String parameter, String said) {
        admin().get(path(query))
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem(parameter))
                .body("errors[0].detail", containsString(said));
    }

    @Test
    void stepsAreCountedByTheDayOfTheSite() {
        ZoneId zone = ZoneId.of(admin().get("/site").<String>path("timeZone"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        clock.advance(Duration.ofDays(1));
        readers.signUp(word + "-late@example.org", packet);
        JsonPath counted = admin().get(path("/statistics?from=" + today + "&to=" + today.plusDays(1)))
                .then()
                .statusCode(200)
                .body("timeZone", is(zone.getId()))
                .extract()
                .jsonPath();
        assertThat(counted.<Map<String, Object>>getList("days"))
                .containsExactly(day(today, 4, 3, 1, 1), day(today.plusDays(1), 1, 0, 0, 0));
        assertThat(admin().get(path("/statistics")).jsonPath().getList("days")).hasSize(30);
    }

    private static Map<String, Object> day(LocalDate date, int requested, int confirmed, int left, int bounced) {
        return Map.of(
                "date",
                date.toString(),
                "requested",
                requested,
                "confirmed",
                confirmed,
                "imported",
                0,
                "unsubscribed",
                left,
                "bounced",
                bounced,
                "complained",
                0);
    }

    private JsonPath list(String query) {
        return admin().get(path(query)).then().statusCode(200).extract().jsonPath();
    }

    private String path(String query) {
        return "/newsletters/" + packet.getString("slug") + "/signups" + query;
    }
}
