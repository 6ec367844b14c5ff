package io.broadsheet.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What deliveries to a target are signed with, as Standard Webhooks writes it: {@code whsec_} and 24 to 64 bytes in Base64. */
final class SigningSecret {

    /** Of 24 to 64 bytes; what the padding has to be is left to the decoder. */
    static final String PATTERN = "^whsec_[A-Za-z0-9+/]{32,86}={0,2}$";

    static final int MAX_LENGTH = 94;

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int FEWEST = 24;
    private static final int MOST = 64;
    private static final int RANDOM = 32;
    private static final SecureRandom RANDOMNESS = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    static SigningSecret random() {
        byte[] key = new byte[RANDOM];
        RANDOMNESS.nextBytes(key);
        return new SigningSecret(key);
    }

    static Optional<SigningSecret> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return Optional.of(new SigningSecret(key)).filter(secret -> key.length >= FEWEST && key.length <= MOST);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** One entry of the header {@code webhook-signature}. */
    String signature(String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            String signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
