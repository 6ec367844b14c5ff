package io.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.database.StartupProblem;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow-private-targets | yes | BROADSHEET_WEBHOOK_ALLOW_PRIVATE_TARGETS must be true or false: 'yes'.",
                "retry-schedule | '' | BROADSHEET_WEBHOOK_RETRY_SCHEDULE must be 1 to 20 times",
                "retry-schedule | PT5S,soon | BROADSHEET_WEBHOOK_RETRY_SCHEDULE must be 1 to 20 times",
                "retry-schedule | PT5S,PT0S | BROADSHEET_WEBHOOK_RETRY_SCHEDULE must be 1 to 20 times",
                "retry-schedule | P8D | BROADSHEET_WEBHOOK_RETRY_SCHEDULE must be 1 to 20 times",
                "retention | PT1H | BROADSHEET_WEBHOOK_RETENTION must be a time from P1D to P365D (ISO 8601): 'PT1H'.",
            })
    void anOptionOutOfItsBoundsIsRefused(String option, String value, String problem) {
        assertThatThrownBy(() -> WebhookOptions.check(with(option, value)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"allow-private-targets | true", "retry-schedule | PT1S,PT1S,P7D", "retention | P1D"})
    void anOptionMayBeAtItsBounds(String option, String value) {
        assertThatCode(() -> WebhookOptions.check(with(option, value))).doesNotThrowAnyException();
    }

    private static SmallRyeConfig with(String option, String value) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("broadsheet.webhook." + option, value), "test", 100))
                .withConverter(java.time.Duration.class, 200, new DurationConverter())
                .build();
    }
}
