package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What keeps people out of the page that is open, as axe-core finds it by the rules of WCAG 2.2 at level AA. */
public final class Axe {

    private static final String RUN =
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                    + ".then((found) => found.violations.concat(found.incomplete).map((each) => each.id + ': ' + each.help + ' '"
                    + " + each.nodes.map((node) => node.html).join(' ')))";

    private Axe() {}

    /** A line for each rule that is broken, or cannot be decided. */
    public static JsonNode findings(BrowserTab tab) {
        tab.evaluate(script() + ";0");
        return tab.evaluate(RUN);
    }

    private static String script() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
