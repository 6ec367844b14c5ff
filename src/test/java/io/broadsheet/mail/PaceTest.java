package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 1_000})
    void noMoreThanTheRateInASecondAndNoFewer(int rate) {
        Pace pace = new Pace(rate, () -> now);
        drain(pace);

        Instant end = now.plusSeconds(10);
        int taken = 0;
        while (now.isBefore(end)) {
            Duration wait = pace.take();
            if (wait.isZero()) {
                taken++;
            } else {
                now = now.plus(wait);
            }
        }

        assertThat(taken).isBetween(10 * rate - 1, 10 * rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 1_000})
    void afterAPauseNoMoreThanATwentiethOfASecondIsMadeUpFor(int rate) {
        Pace pace = new Pace(rate, () -> now);
        now = now.plusSeconds(60);
        assertThat(drain(pace)).isEqualTo(Math.max(1, rate / 20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void whatIsGivenBackCanBeTaken(int rate) {
        Pace pace = new Pace(rate, () -> now);
        drain(pace);
        pace.giveBack();
        assertThat(drain(pace)).isEqualTo(1);
    }

    private static int drain(Pace pace) {
        int taken = 0;
        while (pace.take().isZero()) {
            taken++;
        }
        return taken;
    }
}
