package io.broadsheet.sync;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.database.StartupProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.changes.streams, -1, BROADSHEET_CHANGES_STREAMS must be a whole number from 0: '-1'.",
        "broadsheet.changes.streams, many, BROADSHEET_CHANGES_STREAMS must be a whole number from 0: 'many'.",
        "broadsheet.changes.heartbeat, PT0S, BROADSHEET_CHANGES_HEARTBEAT must be a time from PT0.1S to PT10M (ISO 8601): 'PT0S'.",
        "broadsheet.changes.heartbeat, PT1H, BROADSHEET_CHANGES_HEARTBEAT must be a time from PT0.1S to PT10M (ISO 8601): 'PT1H'.",
        "broadsheet.changes.heartbeat, soon, BROADSHEET_CHANGES_HEARTBEAT must be a time from PT0.1S to PT10M (ISO 8601): 'soon'.",
    })
    void anOptionOutOfItsBoundsIsRefused(String option, String value, String problem) {
        assertThatThrownBy(() -> StreamLimits.check(with(Map.of(option, value))))
                .isInstanceOf(StartupProblem.class)
                .hasMessage(problem);
    }

    @Test
    void anOptionMayBeAtItsBounds() {
        assertThatCode(() -> {
                    StreamLimits.check(with(Map.of()));
                    StreamLimits.check(
                            with(Map.of("broadsheet.changes.streams", "0", "broadsheet.changes.heartbeat", "PT10M")));
                })
                .doesNotThrowAnyException();
    }

    private static SmallRyeConfig with(Map<String, String> options) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(options, "test", 100))
                .build();
    }
}
