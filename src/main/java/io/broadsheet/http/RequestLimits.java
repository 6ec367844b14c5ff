package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Refuses what no resource could make sense of, before any of them sees it. */
final class RequestLimits {

    /** Bytes of a body. */
    static final int BODY = 1024 * 1024;

    private RequestLimits() {}

    static void check(RoutingContext context) {
        if (!isText(context.request().uri())) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "The address has a percent-encoding that is broken, is not UTF-8, or stands for U+0000.");
        }
        if (declaredLength(context) > BODY) {
            throw tooLarge(context);
        }
        context.next();
    }

    /** The rest of such a body is not read; so the connection cannot be used again. */
    static Problem tooLarge(RoutingContext context) {
        context.response().endHandler(done -> context.request().connection().close());
        return new Problem(ProblemType.CONTENT_TOO_LARGE, "The body has more than " + BODY + " bytes.")
                .with("Connection", "close");
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** RFC 3986 percent-encoding of UTF-8 (RFC 3629) without U+0000. */
    static boolean isText(String uri) {
        ByteBuffer bytes = ByteBuffer.allocate(uri.length() * 3);
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                int high = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
                int low = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0 || high == 0 && low == 0) {
                    return false;
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                // Vert.x hands over the bytes of the request line as ISO 8859-1.
                bytes.put((byte) c);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
