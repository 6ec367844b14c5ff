package io.broadsheet.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code bsk_}, 40 random letters and digits (238 bits), and 6 that are the CRC-32 of what stands before
 * them, so that a mistyped one is refused without a query.
 */
final class Token {

    static final String PREFIX = "bsk_";

    /** Characters of the part that names a key in lists and finds it in the database. */
    static final int HANDLE = 12;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 40;
    private static final int CHECKSUM = 6;
    private static final SecureRandom RANDOMNESS = new SecureRandom();

    private Token() {}

    static String random() {
        StringBuilder token = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM; i++) {
            token.append(ALPHABET.charAt(RANDOMNESS.nextInt(ALPHABET.length())));
        }
        return token + checksum(token.toString());
    }

    static boolean isWellFormed(String token) {
        if (token.length() != PREFIX.length() + RANDOM + CHECKSUM || !token.startsWith(PREFIX)) {
            return false;
        }
        int end = token.length() - CHECKSUM;
        return checksum(token.substring(0, end)).equals(token.substring(end));
    }

    static String handle(String token) {
        return token.substring(0, HANDLE);
    }

    /** SHA-256: a random token of this length needs no salt and no slow hash. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM];
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
