package io.broadsheet.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** The shape of an id (RFC 9562, in its canonical lower-case form), which no slug may have. */
public final class Ids {

    public static final String PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static final Pattern ID = Pattern.compile(PATTERN);

    private Ids() {}

    /** @throws Problem 404 for anything that is no id */
    public static UUID parse(String id) {
        if (!isId(id)) {
            throw Problem.notFound();
        }
        return UUID.fromString(id);
    }

    public static boolean isId(String ref) {
        return ID.matcher(ref).matches();
    }
}
