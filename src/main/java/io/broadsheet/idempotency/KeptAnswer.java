package io.broadsheet.idempotency;

import java.util.Set;

/** What a write was answered first. @param location null without. @param etag null without. @param body JSON; null if empty */
public record KeptAnswer(int status, String location, String etag, String body) {

    /** Refusals that the same request need not get again: by another key, at another moment, in another state. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 409, 422, 429);

    /** Whether a refusal is kept. @param status 400 to 599 */
    public static boolean isKept(int status) {
        return status < 500 && !PASSING.contains(status);
    }
}
