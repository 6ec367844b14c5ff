package io.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request has in {@code Authorization: Bearer …} (RFC 6750): 1 to 256 characters. */
public final class Bearer {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S{1,256})", Pattern.CASE_INSENSITIVE);

    private Bearer() {}

    /**
     * @return nothing if the header is missing
     * @throws AuthenticationFailedException if it comes twice or is something else
     */
    public static Optional<String> token(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        Matcher bearer = BEARER.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !bearer.matches()) {
            throw new AuthenticationFailedException();
        }
        return Optional.of(bearer.group(1));
    }
}
