package io.broadsheet.signup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How pages look. It stands in each page, which so needs no second request and no address of another. */
final class Stylesheet {

    static final String TEXT = read();

    /** What allows it, and no other style (Content Security Policy Level 3, section 2.3.1). */
    static final String SOURCE = "'sha256-" + hash() + "'";

    private Stylesheet() {}

    private static String read() {
        try (InputStream file = Stylesheet.class.getResourceAsStream("/signup/pages.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
