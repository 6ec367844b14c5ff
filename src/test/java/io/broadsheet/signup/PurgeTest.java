package io.broadsheet.signup;

import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What time takes away: days pass by the clock of the tests. */
@QuarkusTest
class PurgeTest {

    @Inject
    Purge purge;

    @Inject
    Readers readers;

    @Inject
    TestClock clock;

    @Inject
    EntityManager entityManager;

    @Test
    void whoeverDoesNotConfirmForThirtyDaysIsForgotten() {
        String waiting = Readers.address();
        String confirmed = Readers.address();
        String again = Readers.address();
        String both = Readers.address();
        JsonPath packet = newsletter(unique("Packet"));
        readers.signUp(waiting, packet);
        readers.confirmed(confirmed, packet);
        readers.signUp(again, packet);
        readers.signUp(both, packet);
        readers.confirmed(both, newsletter(unique("Packet")));
        clock.advance(Duration.ofDays(29));
        readers.signUp(again, packet);
        purge.tick();
        assertThat(readers.find(waiting)).isPresent();
        clock.advance(Duration.ofDays(2));
        purge.tick();
        assertThat(readers.find(waiting)).isEmpty();
        assertThat(Stream.of(confirmed, again, both))
                .allMatch(email -> readers.find(email).isPresent());
        assertThat(Readers.held(readers.id(both)).getList("subscriptions")).hasSize(2);
    }

    @Test
    void manyAreForgottenByManyAtOnce() {
        JsonPath packet = newsletter(unique("Packet"));
        List<String> emails = Stream.generate(Readers::address).limit(30).toList();
        emails.forEach(email -> Readers.post(email, packet));
        emails.forEach(readers::awaitWorker);
        clock.advance(Duration.ofDays(31));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(purge::tick, threads))
                    .limit(4)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThat(emails).allMatch(email -> readers.find(email).isEmpty());
    }

    @Test
    void whatLimitsNothingAnyMoreIsForgotten() {
        JsonPath packet = newsletter(unique("Packet"));
        String email = Readers.address();
        readers.signUp(email, packet);
        purge.tick();
        assertThat(limits(packet)).isEqualTo(1);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        purge.tick();
        assertThat(limits(packet)).isZero();
        assertThat(readers.find(email)).isPresent();
    }

    private long limits(JsonPath newsletter) {
        return (Long) entityManager
                .createNativeQuery(
                        "select count(*) from confirmation_request where newsletter_id::text = :id", Long.class)
                .setParameter("id", newsletter.getString("id"))
                .getSingleResult();
    }
}
