package io.broadsheet.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Text that runs {@code alert(1)} where nothing stops it. */
record Vector(String text) {

    /** Those of {@code xss.txt}. */
    static List<Vector> all() {
        try (InputStream file = Vector.class.getResourceAsStream("/text/xss.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#:"))
                    .map(line -> new Vector(withControls(line)))
                    .toList();
        } catch (IOException unread) {
            throw new IllegalStateException(unread);
        }
    }

    /** Unicode has a picture of each control character, in their order. */
    private static String withControls(String line) {
        return line.codePoints()
                .map(character -> character >= 0x2400 && character < 0x2420 ? character - 0x2400 : character)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
