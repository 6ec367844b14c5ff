package io.broadsheet.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines of JSON (NDJSON) as they come, never more than one at a time. */
public final class JsonLines {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int BUFFER = 64 * 1024;

    private final InputStream stream;
    private boolean ended;

    public JsonLines(InputStream stream) {
        this.stream = new BufferedInputStream(stream, BUFFER);
    }

    /**
     * The next line without its end; null behind the last. Of one that is longer than a body may be there is no more than
     * shows it, and the rest is skipped.
     */
    public byte[] next() throws IOException {
        if (ended) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = stream.read();
        for (; next >= 0 && next != '\n'; next = stream.read()) {
            if (line.size() <= RequestLimits.BODY) {
                line.write(next);
            }
        }
        ended = next < 0;
        return ended && line.size() == 0 ? null : line.toByteArray();
    }
}
