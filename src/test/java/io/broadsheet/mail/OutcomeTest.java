package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 <jo.doe+x@example.org>: unknown, 550 5.1.1 <***>: unknown",
        "550 jo@example.org is over quota,          550 *** is over quota",
        "550 rcpt=jo@example.org.,                  550 ***",
        "550 to:jo@[10.0.0.1],                      550 to:***",
        "550 jö@exämple.org,                        550 ***",
        "550 @ home,                                550 @ home",
    })
    void aReasonHoldsNoAddress(String reply, String reason) {
        assertThat(new Outcome(Outcome.Kind.REFUSED, reply).reason()).startsWith(reason);
        assertThat(new Outcome(Outcome.Kind.REFUSED, reply).reason()).doesNotContain("jo@", "jö@", "example");
    }

    @Test
    void aReasonIsOneLineOf500CharactersAtMost() {
        Outcome outcome = new Outcome(Outcome.Kind.REFUSED, "550\0 a\r\n550\tb " + "c".repeat(1_000));
        assertThat(outcome.reason()).startsWith("550 a 550 b c").hasSize(500);
    }
}
