package io.broadsheet.mail;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** How fast mails may follow each other. */
final class Pace {

    /** Burst of a twentieth of a second at most: enough to make up for late wake-ups, too little for a server to mind. */
    private static final int BURSTS_A_SECOND = 20;

    private final Bucket bucket;

    /** @param rate mails a second */
    Pace(int rate, InstantSource clock) {
        bucket = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, rate / BURSTS_A_SECOND)).refillGreedy(rate, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Meter(clock))
                .build();
    }

    /** Takes leave to send one mail. @return zero if it was given, else how long there is none */
    Duration take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        // Rounded down it may be zero, which would be leave.
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** There was no mail. */
    void giveBack() {
        bucket.addTokens(1);
    }

    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
