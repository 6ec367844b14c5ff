package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void triesAfterASecondThenTwiceAsLongUpToAMinute() {
        assertThat(backoff.failed(now, now)).isTrue();
        for (int delay : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(backoff.permits(now.plusMillis(delay * 1000 - 1))).isFalse();
            now = now.plusSeconds(delay);
            assertThat(backoff.permits(now)).isTrue();
            assertThat(backoff.failed(now, now)).isFalse();
        }
    }

    @Test
    void oneTriesForAll() {
        backoff.failed(now, now);
        now = now.plusSeconds(1);
        assertThat(backoff.permits(now)).isTrue();
        assertThat(backoff.permits(now)).isFalse();
        backoff.succeeded();
        assertThat(backoff.permits(now)).isTrue();
        assertThat(backoff.permits(now)).isTrue();
    }

    @Test
    void whatWasTriedAtTheSameTimeFailsOnce() {
        backoff.failed(now, now.plusMillis(10));
        backoff.failed(now, now.plusMillis(20));
        backoff.failed(now, now.plusMillis(30));
        assertThat(backoff.permits(now.plusMillis(1_010))).isTrue();
    }

    @Test
    void afterASuccessAFailureIsTheFirstAgain() {
        backoff.failed(now, now);
        assertThat(backoff.succeeded()).isTrue();
        assertThat(backoff.succeeded()).isFalse();
        now = now.plusSeconds(5);
        assertThat(backoff.failed(now, now)).isTrue();
        assertThat(backoff.permits(now.plusSeconds(1))).isTrue();
    }
}
