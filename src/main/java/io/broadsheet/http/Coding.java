package io.broadsheet.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Content codings (RFC 9110, section 8.4.1; br: RFC 7932), the one that makes the fewest bytes first. */
enum Coding {
    BR("br"),
    GZIP("gzip"),
    IDENTITY("identity");

    /** Of 11: three quarters of what the highest gains, at a thirtieth of its time. */
    private static final int BROTLI_QUALITY = 5;

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** The best one that a client accepts (RFC 9110, section 12.5.3). @param accepted null if the client does not say */
    static Coding of(String accepted) {
        if (accepted == null) {
            return IDENTITY;
        }
        Coding best = IDENTITY;
        double weight = 0;
        for (Coding coding : values()) {
            double given = coding.weight(accepted);
            if (coding.isAvailable() && given > weight) {
                best = coding;
                weight = given;
            }
        }
        return best;
    }

    private boolean isAvailable() {
        return this != BR || Brotli4jLoader.isAvailable();
    }

    /** What is not named has the weight of {@code *}, or none; identity needs no naming, and is the last resort. */
    private double weight(String accepted) {
        double any = this == IDENTITY ? 0.0001 : 0;
        for (String range : accepted.split(",")) {
            String[] parts = range.split(";");
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            if (name.equals(token) || name.equals("x-gzip") && this == GZIP) {
                return quality(parts);
            }
            if (name.equals("*")) {
                any = quality(parts);
            }
        }
        return any;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("q=") || part.startsWith("Q=")) {
                try {
                    return Double.parseDouble(part.substring(2));
                } catch (NumberFormatException malformed) {
                    return 0;
                }
            }
        }
        return 1;
    }

    byte[] encode(byte[] bytes) {
        try {
            return switch (this) {
                case BR -> Encoder.compress(bytes, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
                case GZIP -> gzip(bytes);
                case IDENTITY -> bytes;
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }
}
