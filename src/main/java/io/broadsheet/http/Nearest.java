package io.broadsheet.http;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant. */
final class Nearest {

    /** Edits up to which a name counts as misspelt. */
    private static final int EDITS = 3;

    private Nearest() {}

    /** {@code "; did you mean 'title'?"}, or nothing. */
    static String hint(String name, Collection<?> known) {
        if (name.length() > 100) {
            return "";
        }
        LevenshteinDistance distance = new LevenshteinDistance();
        return known.stream()
                .map(Object::toString)
                .filter(candidate -> distance.apply(name, candidate) <= Math.min(EDITS, candidate.length() / 2))
                .min(Comparator.comparing(candidate -> distance.apply(name, candidate)))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }
}
