package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In transactions that are never committed, so that nobody else sends these mails. */
@QuarkusTest
class MailTest {

    private static final Outcome LATER = new Outcome(Outcome.Kind.DELAYED, "450 later");
    private static final Outcome NO_SERVER = new Outcome(Outcome.Kind.UNREACHABLE, "refused");

    @Inject
    MailQueue queue;

    /** Before all that other tests have queued. */
    private Instant now = Instant.parse("2000-01-01T00:00:00Z");

    @Test
    @TestTransaction
    void aMailThatIsAlwaysWantedLaterIsGivenUpAfterADay() {
        Instant first = now;
        Mail mail = claimed();
        queue.settle(mail, LATER, now);
        while (mail.state() == MailState.QUEUED) {
            Instant refused = now;
            while (queue.claim(false, now).isEmpty()) {
                now = now.plusSeconds(60);
            }
            assertThat(Duration.between(refused, now)).isBetween(Duration.ofMinutes(1), Duration.ofHours(4));
            queue.settle(mail, LATER, now);
        }

        assertThat(mail.state()).isEqualTo(MailState.FAILED);
        assertThat(mail.failure()).contains("450 later");
        assertThat(Duration.between(first, now)).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    @Test
    @TestTransaction
    void aMailThatMetNoServerKeepsItsPlaceHoweverOften() {
        Mail mail = claimed();
        Mail next = added();
        for (int i = 0; i < 50; i++) {
            queue.settle(mail, NO_SERVER, now);
            now = now.plusSeconds(3_600);
            assertThat(queue.claim(false, now)).contains(mail);
        }
        assertThat(queue.claim(false, now)).contains(next);
    }

    @Test
    @TestTransaction
    void whoeverClaimedAMailKnowsMoreThanWhoeverDoubts() {
        Mail mail = claimed();
        mail.settle(new Outcome(Outcome.Kind.DOUBTFUL, "gone"), now);
        mail.settle(Outcome.SENT, now);
        assertThat(mail.state()).isEqualTo(MailState.SENT);
        assertThat(mail.failure()).isEmpty();
    }

    @Test
    @TestTransaction
    void nobodyClaimsOrSettlesWhatIsNotTheirs() {
        Mail mail = claimed();
        assertThatThrownBy(() -> mail.claim(now)).isInstanceOf(IllegalStateException.class);
        mail.settle(Outcome.SENT, now);
        assertThatThrownBy(() -> mail.settle(NO_SERVER, now)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mail.claim(now)).isInstanceOf(IllegalStateException.class);
    }

    private Mail claimed() {
        queue.add("test", UUID.randomUUID(), UUID.randomUUID(), null, now);
        return queue.claim(false, now).orElseThrow();
    }

    /** Due last of all. */
    private Mail added() {
        queue.add("test", UUID.randomUUID(), UUID.randomUUID(), null, now.plusSeconds(1));
        Mail mail = queue.claim(false, now.plusSeconds(1)).orElseThrow();
        queue.settle(mail, NO_SERVER, now);
        return mail;
    }
}
