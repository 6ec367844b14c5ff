package io.broadsheet.content;

import io.broadsheet.http.SignedTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tokens that show one entry, whatever its state, until they expire. Nothing is stored: a token is the instant of its end in
 * seconds, signed for the entry's id, so it survives a change of the slug.
 */
@ApplicationScoped
class Previews {

    private static final String SECRET = "preview";

    /** Seconds: a working day and a night. */
    private static final int USUAL = 86_400;

    @Inject
    SignedTokens tokens;

    /** @param url where the frontend shows the entry */
    PreviewJson.View make(Entry entry, String url, Integer expiresIn, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(expiresIn == null ? USUAL : expiresIn);
        byte[] content =
                ByteBuffer.allocate(Long.BYTES).putLong(end.getEpochSecond()).array();
        String token = tokens.write(SECRET, entry.id().toString(), content);
        return new PreviewJson.View(token, with(token, url), end);
    }

    boolean opens(Entry entry, String token, Instant now) {
        return tokens.read(SECRET, entry.id().toString(), token)
                .map(content -> Instant.ofEpochSecond(ByteBuffer.wrap(content).getLong()))
                .filter(now::isBefore)
                .isPresent();
    }

    private static String with(String token, String url) {
        int end = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        String address = url.substring(0, end);
        return address + (address.contains("?") ? "&" : "?") + "preview=" + token + url.substring(end);
    }
}
