package io.broadsheet.http;

import io.broadsheet.database.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Texts that others carry for us and cannot make or change: base64url (RFC 4648) of the first 16 bytes of an HMAC-SHA-256
 * (RFC 2104) and of the content. The HMAC is over the content and a scope, which is not in the token: so one that belongs
 * elsewhere is known without any state. Whoever has the token can read its content.
 */
@ApplicationScoped
public class SignedTokens {

    private static final int MAC_LENGTH = 16;
    private static final byte[] SEPARATOR = {0};

    @Inject
    Secrets secrets;

    /** @param secret the name of the secret to sign with, one for each use */
    public String write(String secret, String scope, byte[] content) {
        byte[] bytes = Arrays.copyOf(mac(secret, scope, content), MAC_LENGTH + content.length);
        System.arraycopy(content, 0, bytes, MAC_LENGTH, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return the content, or nothing if the token is not one of ours for this use and scope */
    public Optional<byte[]> read(String secret, String scope, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
        if (bytes.length <= MAC_LENGTH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(bytes, MAC_LENGTH, bytes.length);
        return MessageDigest.isEqual(mac(secret, scope, content), Arrays.copyOf(bytes, MAC_LENGTH))
                ? Optional.of(content)
                : Optional.empty();
    }

    private byte[] mac(String secret, String scope, byte[] content) {
        return Arrays.copyOf(
                secrets.hmac(secret, scope.getBytes(StandardCharsets.UTF_8), SEPARATOR, content), MAC_LENGTH);
    }
}
