package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    private static final String TO = "to@example.org";

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: other@example.org", "\r", "\nX: y", "\0", "\u0085"})
    void nothingBeginsALineOfItsOwn(String end) {
        assertRefused(TO + end, "Name", TO, "Subject", Map.of());
        assertRefused(TO, "Name" + end, TO, "Subject", Map.of());
        assertRefused(TO, "Name", TO + end, "Subject", Map.of());
        assertRefused(TO, "Name", TO, "Subject" + end, Map.of());
        assertRefused(TO, "Name", TO, "Subject", Map.of("List-Id" + end, "value"));
        assertRefused(TO, "Name", TO, "Subject", Map.of("List-Id", "value" + end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"From", "to", "BCC", "Subject", "message-id", "Content-Type", "auto-submitted", "Return-Path"})
    void aHeaderThatAllMailsHaveIsNobodysChoice(String name) {
        assertRefused(TO, "Name", TO, "Subject", Map.of(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "to",
                "@example.org",
                "to@",
                "to@a@example.org",
                "to@example.org,other@example.org",
                "to@example.org>",
                "Name <to@example.org>",
                "to@example.org (Name)",
                "t o@example.org",
                "tö@example.org",
                "to@exämple.org",
                "\"t o\"@example.org",
            })
    void anAddressIsAloneAndInAscii(String address) {
        assertRefused(address, "Name", TO, "Subject", Map.of());
        assertRefused(TO, "Name", address, "Subject", Map.of());
    }

    @Test
    void linesAreShorterThanMailAllows() {
        String longest = "x".repeat(500);
        letter(TO, longest, null, longest, Map.of("List-Id", "x".repeat(900)));
        assertRefused(TO, "Name", TO, longest + "x", Map.of());
        assertRefused(TO, "Name", TO, "Subject", Map.of("List-Id", "x".repeat(901)));
        assertRefused("x".repeat(250) + "@example.org", "Name", TO, "Subject", Map.of());
    }

    @Test
    void whatIsSaidMayHaveAnyLetters() {
        assertThatCode(() ->
                        letter(TO, "Größe, \"Bäcker\" <x>", null, "Żółw 🐢: ?", Map.of("List-Id", "<a.example.org>")))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(
            String to, String fromName, String replyTo, String subject, Map<String, String> headers) {
        assertThatThrownBy(() -> letter(to, fromName, replyTo, subject, headers))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("@"));
    }

    private static Letter letter(
            String to, String fromName, String replyTo, String subject, Map<String, String> headers) {
        return new Letter(to, fromName, replyTo, subject, "Text", "<p>Text</p>", headers);
    }
}
