package io.broadsheet.idempotency;

import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of the header {@code Idempotency-Key}: a string as RFC 8941, section 3.3.3, writes it, of 1 to 255 characters. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    static final int LONGEST = 255;

    private static final Pattern STRING = Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])+)\"");

    private IdempotencyKey() {}

    /** @throws Problem 400 if it is none, or there are several */
    static String parse(List<String> headers) {
        Matcher string = STRING.matcher(headers.get(0).strip());
        if (headers.size() == 1 && string.matches()) {
            String key = string.group(1).replaceAll("\\\\(.)", "$1");
            if (key.length() <= LONGEST) {
                return key;
            }
        }
        throw new Problem(
                ProblemType.MALFORMED_REQUEST,
                "Idempotency-Key must be one string of 1 to " + LONGEST
                        + " printable ASCII characters between quotation marks, such as \"8e03978e-40d5\".");
    }
}
