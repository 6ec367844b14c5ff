package io.broadsheet.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A write that its caller has named, so that it can be sent again.
 *
 * @param caller the API key that it came with
 * @param key its name, 1 to 255 characters
 * @param fingerprint tells it from all others
 */
public record KeyedWrite(UUID caller, String key, byte[] fingerprint) {

    /** Who calls with the key of the configuration, which has no id. */
    private static final UUID CONFIGURED = new UUID(0, 0);

    /** @param caller null for the key of the configuration. @param target path and query. @param body empty if there is none */
    public static KeyedWrite of(UUID caller, String key, String method, String target, byte[] body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((method + " " + target + "\n").getBytes(StandardCharsets.UTF_8));
            return new KeyedWrite(caller == null ? CONFIGURED : caller, key, sha256.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isThatOf(byte[] another) {
        return MessageDigest.isEqual(fingerprint, another);
    }
}
