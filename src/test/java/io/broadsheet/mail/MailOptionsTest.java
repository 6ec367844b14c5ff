package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.PublicUrl;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.mail.connections, 0, BROADSHEET_MAIL_CONNECTIONS must be a number from 1 to 50: '0'.",
        "broadsheet.mail.connections, 51, BROADSHEET_MAIL_CONNECTIONS must be a number from 1 to 50: '51'.",
        "broadsheet.mail.rate, 1001, BROADSHEET_MAIL_RATE must be a number from 1 to 1000: '1001'.",
        "broadsheet.mail.rate, -1, BROADSHEET_MAIL_RATE must be a number from 1 to 1000: '-1'.",
        "broadsheet.mail.rate, many, BROADSHEET_MAIL_RATE must be a number from 1 to 1000: 'many'.",
        "broadsheet.mail.rate, 99999999999, BROADSHEET_MAIL_RATE must be a number from 1 to 1000: '99999999999'.",
        "quarkus.mailer.from, News <a@example.org>, QUARKUS_MAILER_FROM must be an address alone",
        "quarkus.mailer.bounce-address, nobody, QUARKUS_MAILER_BOUNCE_ADDRESS must be an address alone",
    })
    void anOptionOutOfItsBoundsIsRefused(String option, String value, String problem) {
        assertThatThrownBy(() -> MailOptions.check(with(Map.of(option, value))))
                .isInstanceOf(StartupProblem.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void anOptionMayBeAtItsBounds() {
        assertThatCode(() -> {
                    MailOptions.check(with(Map.of()));
                    MailOptions.check(
                            with(Map.of("broadsheet.mail.connections", "50", "broadsheet.mail.rate", "1000")));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void mailsAreFromTheHostOfThePublicUrlUnlessAnotherIsNamed() {
        assertThat(options(Map.of()).from()).isEqualTo("newsletter@www.example.org");
        assertThat(options(Map.of("quarkus.mailer.from", "news@example.com")).from())
                .isEqualTo("news@example.com");
    }

    @Test
    void mailsGoToAnybodyUnlessSomeAreApproved() {
        assertThat(options(Map.of()).approves("a@example.org")).isTrue();
        MailOptions narrow = options(Map.of("quarkus.mailer.approved-recipients", ".*@example.com, b@example\\.org"));
        assertThat(narrow.approves("a@example.org")).isFalse();
        assertThat(narrow.approves("B@example.org")).isTrue();
        assertThat(narrow.approves("c@Example.com")).isTrue();
    }

    /** Quarkus gives each of its options a default, without a rank. */
    @Test
    void theServerIsTheOneThatSomebodyHasNamed() {
        assertThat(options(Map.of()).hasServer()).isFalse();
        assertThat(options(Map.of("quarkus.mailer.host", "localhost")).hasServer())
                .isTrue();
    }

    private static MailOptions options(Map<String, String> given) {
        return new MailOptions(with(given), new PublicUrl(Optional.of("https://www.example.org/content"), 8080));
    }

    private static SmallRyeConfig with(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue("broadsheet.mail.connections", "4")
                .withDefaultValue("broadsheet.mail.rate", "20")
                .withDefaultValue("quarkus.mailer.host", "localhost")
                .withSources(new PropertiesConfigSource(given, "test", 100))
                .build();
    }
}
