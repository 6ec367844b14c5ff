package io.broadsheet.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Cursors are opaque: a direction, the sort key and the id of the row they stand at, signed for the scope. So one that was
 * tampered with, or that belongs to other filters or another order, is known without any state.
 */
@ApplicationScoped
class Cursors {

    private static final String SECRET = "cursor";

    @Inject
    SignedTokens tokens;

    /** @param backward whether the page before the row is meant */
    record Cursor(boolean backward, String key, UUID id) {}

    String write(Cursor cursor, String scope) {
        String position = (cursor.backward() ? "<" : ">") + cursor.id() + cursor.key();
        return tokens.write(SECRET, scope, position.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem 400 if it is not one of ours for this scope */
    Cursor read(String text, String scope) {
        String position = tokens.read(SECRET, scope, text)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> Problem.invalidParameter(
                        "cursor",
                        "cursor",
                        "'cursor' must be one that this list gave, with the same filters and the same order."));
        return new Cursor(
                position.charAt(0) == '<', position.substring(37), UUID.fromString(position.substring(1, 37)));
    }
}
