package io.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    @Test
    void itSignsAsTheLibraryOfTheStandardDoes() throws Exception {
        SigningSecret secret = SigningSecret.random();
        Instant at = Instant.parse("2026-11-29T10:00:00.999Z");
        String body = "{\"title\":\"Żółw 🐢\"}";
        assertThat(secret.signature("msg_1", at, body))
                .isEqualTo(new com.standardwebhooks.Webhook(secret.text()).sign("msg_1", at.getEpochSecond(), body));
    }

    @Test
    void aRandomOneHas32BytesAndIsAnotherEachTime() {
        String text = SigningSecret.random().text();
        assertThat(text)
                .matches(SigningSecret.PATTERN)
                .isNotEqualTo(SigningSecret.random().text());
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSize(32);
    }

    @Test
    void oneOf24To64BytesIsTaken() {
        assertThat(IntStream.rangeClosed(1, 100).filter(length -> SigningSecret.parse(
                                "whsec_" + Base64.getEncoder().encodeToString(new byte[length]))
                        .isPresent()))
                .containsExactlyElementsOf(IntStream.rangeClosed(24, 64).boxed().toList());
        String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[40]);
        assertThat(SigningSecret.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void anythingElseIsNot(String text) {
        assertThat(SigningSecret.parse(text)).isEmpty();
    }
}
