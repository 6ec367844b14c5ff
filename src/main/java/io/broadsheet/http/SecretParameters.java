package io.broadsheet.http;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Parameters whose values open something. No log shows them, whoever writes the line: the access log has them in request
 * lines and in {@code Referer}. What answers a request with one is for nobody else.
 */
@LoggingFilter(name = "secret-parameters")
public final class SecretParameters implements Filter {

    private static final Set<String> NAMES = Set.of("preview", "token");

    /** Wherever it stands in a line; a name may be percent-encoded. */
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w%])([\\w%]{1,100}+)=([^&#|\\s\"']+)");

    static boolean areIn(HttpServerRequest request) {
        String query = request.query();
        // The look at each name is for the few that may have one: a name may be percent-encoded.
        return query != null
                && (query.indexOf('%') >= 0 || NAMES.stream().anyMatch(query::contains))
                && PARAMETER.matcher(query).results().anyMatch(each -> isSecret(each.group(1)));
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        String message = line instanceof ExtLogRecord formatted
                ? formatted.getFormattedMessage()
                : String.valueOf(line.getMessage());
        String masked = masked(message);
        if (!masked.equals(message)) {
            line.setParameters(null);
            line.setMessage(masked);
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    static String masked(String message) {
        return PARAMETER
                .matcher(message)
                .replaceAll(each ->
                        Matcher.quoteReplacement(isSecret(each.group(1)) ? each.group(1) + "=***" : each.group()));
    }

    private static boolean isSecret(String name) {
        try {
            return NAMES.contains(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }
}
