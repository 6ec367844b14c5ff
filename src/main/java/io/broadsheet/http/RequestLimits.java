package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Refuses what no resource could make sense of, before any of them sees it. */
public final class RequestLimits {

    /** Bytes of a body. */
    static final int BODY = 1024 * 1024;

    /** Bytes of a file that is imported. */
    public static final int IMPORT = 8 * 1024 * 1024;

    private static final String IMPORTS = "/import";

    /** Bytes of a body of many lines; each of them may have as many as another body. */
    private static final int LINES = 1024 * 1024 * 1024;

    /** The address that takes such a body. */
    static final String BULK = PublicUrl.API + "/entries/bulk";

    /** Characters of an address: every list parameter at its longest fits. Vert.x cuts the line at twice that. */
    static final int ADDRESS = 32 * 1024;

    private RequestLimits() {}

    static void check(RoutingContext context) {
        String uri = context.request().uri();
        if (!hasOneHost(context.request())) {
            throw wrongHost();
        }
        if (uri.length() > ADDRESS) {
            throw new Problem(ProblemType.URI_TOO_LONG, "The address has more than " + ADDRESS + " characters.");
        }
        if (!isText(uri) || !isUri(uri)) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "The address is no URI (RFC 3986), or has a percent-encoding that is broken, not UTF-8, or U+0000.");
        }
        int most = most(context.request().path());
        if (declaredLength(context) > most) {
            throw tooLarge(context, most);
        }
        String coding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            // RFC 9110, sections 8.4 and 15.5.16.
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body must not be compressed.")
                    .with("Accept-Encoding", "identity");
        }
        context.next();
    }

    private static int most(String path) {
        return path.equals(BULK) ? LINES : path.endsWith(IMPORTS) ? IMPORT : BODY;
    }

    /** RFC 9112, section 3.2: exactly one, and a valid one; HTTP/1.0 knew none, HTTP/2 calls it :authority. */
    static boolean hasOneHost(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean named = request.authority() != null || request.version() == HttpVersion.HTTP_1_0;
        return named && hosts.size() <= 1;
    }

    static Problem wrongHost() {
        return new Problem(ProblemType.MALFORMED_REQUEST, "A request needs one header Host, with a valid name.");
    }

    /** The rest of such a body is not read; so the connection cannot be used again. */
    static Problem tooLarge(RoutingContext context, int most) {
        context.addEndHandler(done -> context.request().connection().close());
        return new Problem(ProblemType.CONTENT_TOO_LARGE, "The body has more than " + most + " bytes.")
                .with("Connection", "close");
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static boolean isUri(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException invalid) {
            return false;
        }
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
