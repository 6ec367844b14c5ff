package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | IDENTITY",
                "'' | IDENTITY",
                "gzip | GZIP",
                "x-gzip | GZIP",
                "GZIP | GZIP",
                "gzip, deflate, br | BR",
                "gzip;q=1.0, br;q=0.5 | GZIP",
                "br;q=0, gzip | GZIP",
                "* | BR",
                "*;q=0.5, br;q=0 | GZIP",
                "identity | IDENTITY",
                "identity;q=1, gzip;q=0.5 | IDENTITY",
                "gzip;q=0 | IDENTITY",
                "identity;q=0 | IDENTITY",
                "deflate, zstd | IDENTITY",
                "br;q=nonsense | IDENTITY"
            })
    void theBestThatIsAcceptedIsChosen(String accepted, Coding chosen) {
        assertThat(Coding.of(accepted)).isEqualTo(chosen);
    }
}
