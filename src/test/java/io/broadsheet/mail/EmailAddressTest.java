package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one address, and which are the same. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo@example.org",
                "Jo.O'Neil+news@Example.ORG",
                "a@b.de",
                "!#$%&'*+-/=?^_`{|}~@example.org",
                "1@1.example",
                "jo@mail.news.example.museum",
                "jo@xn--strae-oqa.de",
                "jo@straße.de",
                "jo@例え.テスト",
                "用户@例子.广告",
                "δοκιμή@παράδειγμα.δοκιμή",
                "дом@пример.рф",
                "😀@example.org",
                "jo@😀.example",
                "  jo@example.org\t",
                "jo@example.org\r\n",
            })
    void isTaken(String text) {
        assertThat(EmailAddress.parse(text))
                .hasValueSatisfying(address -> assertThat(address.given()).isEqualTo(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "jo",
                "jo@",
                "@example.org",
                "jo@localhost",
                "jo@example.org.",
                "jo@.example.org",
                "jo@example..org",
                "jo@-example.org",
                "jo@example-.org",
                "jo@exa_mple.org",
                "jo@example.123",
                "jo@example.o",
                "jo@192.0.2.1",
                "jo@１９２.0.2.1",
                "jo@[192.0.2.1]",
                "jo@[IPv6:2001:db8::1]",
                "jo@example.org:25",
                "jo@xn--a.com",
                ".jo@example.org",
                "jo.@example.org",
                "j..o@example.org",
                "j．o@example.org",
                "jo＠example.org",
                "jo@jo@example.org",
                "j,o@example.org",
                "j;o@example.org",
                "j:o@example.org",
                "j\\o@example.org",
                "j o@example.org",
                "jo@exa mple.org",
                "j\u00a0o@example.org",
                "j\u3000o@example.org",
                "j\u2028o@example.org",
                "\"jo\"@example.org",
                "\"j o\"@example.org",
                "\"jo@home\"@example.org",
                "Jo <jo@example.org>",
                "<jo@example.org>",
                "jo@example.org (Jo)",
                "jo(home)@example.org",
                "jo@(home)example.org",
                "@relay.example:jo@example.org",
                "jo@example.org,ann@example.org",
                "jo@example.org;ann@example.org",
                "jo@example.org ann@example.org",
                "mailto:jo@example.org",
                "jo@example.org\r\nBcc: ann@example.org",
                "jo\r\n@example.org",
                "jo\n@example.org",
                "jo\r@example.org",
                "jo@exam\nple.org",
                "jo\u0000@example.org",
                "jo@example.org\u0000",
                "jo\u0085@example.org",
                "jo\u007f@example.org",
                "j\u200bo@example.org",
                "j\u202eo@example.org",
                "\ufeffjo@example.org",
                "j\u00ado@example.org",
                "jo@exam\u00adple.org",
                "jo\ud83d@example.org",
                "jo@a\u200db.org",
            })
    void isRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    private static Stream<String> longest() {
        return Stream.of(
                "a".repeat(64) + "@example.org",
                "é".repeat(32) + "@example.org",
                "a@" + domain(252),
                "a@" + "a".repeat(63) + ".org",
                " ".repeat(1000) + "a@" + domain(252));
    }

    private static Stream<String> tooLong() {
        return Stream.of(
                "a".repeat(65) + "@example.org",
                "é".repeat(32) + "a@example.org",
                "a@" + domain(253),
                "a@" + domain(254),
                "a".repeat(64) + "@" + domain(190),
                "é".repeat(32) + "@" + domain(190),
                "a@" + "a".repeat(64) + ".org",
                "a@" + "ö".repeat(60) + ".org",
                "a@" + "ö.".repeat(40) + "org",
                // On the wire only, and as given only.
                "a".repeat(64) + "@" + "ö.".repeat(25) + "org",
                "a@" + ("あ".repeat(50) + ".").repeat(2) + "org",
                "a".repeat(1_000_000) + "@example.org");
    }

    /** Of 63 octets to a label. */
    private static String domain(int octets) {
        String rest = ("x".repeat(63) + ".").repeat(4);
        return rest.substring(0, octets - 4) + ".org";
    }

    @ParameterizedTest
    @MethodSource
    void longest(String text) {
        assertThat(EmailAddress.parse(text)).isPresent();
    }

    @ParameterizedTest
    @MethodSource
    void tooLong(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Jo@Example.ORG,            Jo@example.org,             jo@example.org",
        "jo@straße.de,              jo@xn--strae-oqa.de,        jo@xn--strae-oqa.de",
        "jo@STRASSE.de,             jo@strasse.de,              jo@strasse.de",
        "straße@example.org,        straße@example.org,         straße@example.org",
        "STRAẞE@example.org,        STRAẞE@example.org,         straße@example.org",
        "ΝΊΚΟΣ@example.org,         ΝΊΚΟΣ@example.org,          νίκοσ@example.org",
        "νίκος@example.org,         νίκος@example.org,          νίκοσ@example.org",
        "j.o+A@example.org,         j.o+A@example.org,          j.o+a@example.org",
        "jo@例え.テスト,              jo@xn--r8jz45g.xn--zckzah,  jo@xn--r8jz45g.xn--zckzah",
    })
    void isSpeltForSmtpAndForComparison(String text, String wire, String key) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow();
        assertThat(address.wire()).isEqualTo(wire);
        assertThat(address.key()).isEqualTo(key);
        assertThat(address.domain()).isEqualTo(wire.substring(wire.indexOf('@') + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "jo@example.org,        JO@EXAMPLE.ORG",
        "jo@example.org,        jo@ｅｘａｍｐｌｅ.org",
        "jo@example.org,        jo@example．org",
        "jo@example.org,        jo@example。org",
        "jo@straße.de,          jo@XN--STRAE-OQA.DE",
        "jo@straße.de,          jo@straẞe.de",
        "jo@öbb.at,             jo@o\u0308bb.at",
        "andré@example.org,     andre\u0301@example.org",
        "ANDRÉ@example.org,     andre\u0301@example.org",
        "k@example.org,         \u212a@example.org",
    })
    void isTheSame(String text, String other) {
        EmailAddress address = EmailAddress.parse(text).orElseThrow();
        assertThat(EmailAddress.parse(other)).hasValue(address);
        assertThat(EmailAddress.parse(other).orElseThrow().key()).isEqualTo(address.key());
        assertThat(EmailAddress.parse(other).orElseThrow()).hasSameHashCodeAs(address);
    }

    @ParameterizedTest
    @CsvSource({
        "jo@example.org,        j.o@example.org",
        "jo@example.org,        jo+a@example.org",
        "jo@straße.de,          jo@strasse.de",
        "straße@example.org,    strasse@example.org",
        "jo@example.org,        jo@ex\u0430mple.org",
        "andre@example.org,     andré@example.org",
        "k@example.org,         \uff4b@example.org",
    })
    void isAnother(String text, String other) {
        assertThat(EmailAddress.parse(text)).isNotEqualTo(EmailAddress.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "jo@example.org,            jo@example.org",
        "Jo+1@Example.org,          jo@example.org",
        "jo+1+2@example.org,        jo@example.org",
        "j.o+1@example.org,         j.o@example.org",
        "+1@example.org,            +1@example.org",
        "jo+1@straße.de,            jo@xn--strae-oqa.de",
    })
    void endsInAMailbox(String text, String mailbox) {
        assertThat(EmailAddress.parse(text).orElseThrow().mailbox()).isEqualTo(mailbox);
    }

    @Test
    void staysOutOfLogs() {
        assertThat(EmailAddress.parse("jo@example.org").orElseThrow().toString())
                .doesNotContain("jo", "example");
    }

    private record Given(@EmailText String email) {}

    @Test
    void isAskedOfARecordByAnAnnotation() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new Given("jo@example.org")))
                    .isEmpty();
            assertThat(factory.getValidator().validate(new Given(null))).isEmpty();
            assertThat(factory.getValidator().validate(new Given("jo")))
                    .extracting(ConstraintViolation::getMessage)
                    .containsExactly("must be one e-mail address such as jo@example.org");
        }
    }
}
