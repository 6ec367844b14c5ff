package io.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofHours(1)));

    @Test
    void eachFailureHasItsDelayAndAfterTheLastThereIsNone() {
        assertThat(schedule.after(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(schedule.after(2, 0)).contains(Duration.ofHours(1));
        assertThat(schedule.after(3, 0)).isEmpty();
    }

    @Test
    void upToATenthIsAddedByChanceAndNothingIsTakenAway() {
        assertThat(schedule.after(1, 0.5)).contains(Duration.ofMillis(5_250));
        assertThat(schedule.after(2, 1)).contains(Duration.ofMinutes(66));
    }

    /** Else a target that is down for a day would not be disabled by the delivery that it misses. */
    @Test
    void byDefaultTheLastAttemptComesMoreThanADayAfterTheFirst() throws Exception {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        Duration all = Stream.of(properties
                        .getProperty("broadsheet.webhook.retry-schedule")
                        .split(","))
                .map(Duration::parse)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Webhook.PATIENCE, Webhook.PATIENCE.plusHours(2));
        assertThat(properties.getProperty("broadsheet.webhook.allow-private-targets"))
                .isEqualTo("${BROADSHEET_WEBHOOK_ALLOW_PRIVATE_TARGETS:false}");
    }
}
