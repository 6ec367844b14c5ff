package io.broadsheet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final String TOKEN = Token.random();

    @Test
    void aNewTokenIsWellFormedAndUnlikeAnyOther() {
        Set<String> tokens =
                IntStream.range(0, 1_000).mapToObj(i -> Token.random()).collect(Collectors.toSet());
        assertThat(tokens).hasSize(1_000).allMatch(Token::isWellFormed).allMatch(token -> token.matches("bsk_\\w{46}"));
    }

    /** Whatever single character is mistyped, in whatever way. */
    @Test
    void oneWrongCharacterIsKnownByTheChecksum() {
        for (int i = 0; i < TOKEN.length(); i++) {
            for (char c : "0aZ_é ".toCharArray()) {
                String mistyped = TOKEN.substring(0, i) + c + TOKEN.substring(i + 1);
                assertThat(Token.isWellFormed(mistyped)).isEqualTo(mistyped.equals(TOKEN));
            }
        }
    }

    @Test
    void twoCharactersTheWrongWayRoundAreKnownByTheChecksum() {
        for (int i = 4; i + 1 < TOKEN.length(); i++) {
            String turned = TOKEN.substring(0, i) + TOKEN.charAt(i + 1) + TOKEN.charAt(i) + TOKEN.substring(i + 2);
            assertThat(Token.isWellFormed(turned)).isEqualTo(turned.equals(TOKEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bsk_", "bsk_000000", "bsk_0000000000000000000000000000000000000000000000"})
    void whatHasNotTheShapeIsNoToken(String text) {
        assertThat(Token.isWellFormed(text)).isFalse();
        assertThat(Token.isWellFormed(TOKEN + text + "x")).isFalse();
    }

    @Test
    void theHandleIsItsBeginningAndTellsTooLittleToUse() {
        assertThat(TOKEN).startsWith(Token.handle(TOKEN));
        assertThat(Token.handle(TOKEN)).hasSize(12);
    }

    /** The digest of RFC 6234's example, so that stored keys keep opening. */
    @Test
    void theHashIsSha256() {
        assertThat(HexFormat.of().formatHex(Token.hash("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @CsvSource({"admin,6", "content:read,1"})
    void adminImpliesAllAndTheOthersThemselves(String scope, int implied) {
        assertThat(Scope.implied(Set.of(scope))).contains(scope).hasSize(implied);
    }
}
