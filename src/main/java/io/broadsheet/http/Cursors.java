package io.broadsheet.http;

import io.broadsheet.database.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors are opaque: a direction, the sort key and the id of the row they stand at, and the first 16 bytes of an
 * HMAC-SHA-256 (RFC 2104) over these and the scope. So one that was tampered with, or that belongs to other filters or
 * another order, is known without any state.
 */
@ApplicationScoped
class Cursors {

    private static final String SECRET = "cursor";
    private static final int MAC_LENGTH = 16;

    @Inject
    Secrets secrets;

    /** @param backward whether the page before the row is meant */
    record Cursor(boolean backward, String key, UUID id) {}

    String write(Cursor cursor, String scope) {
        byte[] position =
                ((cursor.backward() ? "<" : ">") + cursor.id() + cursor.key()).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(mac(position, scope), MAC_LENGTH + position.length);
        System.arraycopy(position, 0, bytes, MAC_LENGTH, position.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws Problem 400 if it is not one of ours for this scope */
    Cursor read(String text, String scope) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException invalid) {
            throw wrong();
        }
        if (bytes.length <= MAC_LENGTH) {
            throw wrong();
        }
        byte[] position = Arrays.copyOfRange(bytes, MAC_LENGTH, bytes.length);
        if (!MessageDigest.isEqual(mac(position, scope), Arrays.copyOf(bytes, MAC_LENGTH))) {
            throw wrong();
        }
        String written = new String(position, StandardCharsets.UTF_8);
        return new Cursor(written.charAt(0) == '<', written.substring(37), UUID.fromString(written.substring(1, 37)));
    }

    private byte[] mac(byte[] position, String scope) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.named(SECRET), "HmacSHA256"));
            mac.update(scope.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(position), MAC_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Problem wrong() {
        return Problem.invalidParameter(
                "cursor",
                "cursor",
                "'cursor' must be one that this list gave, with the same filters and the same order.");
    }
}
