package io.broadsheet.change;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Something that was written.
 *
 * @param type such as {@code published}; null, with all up to the slug, if no more happened than that answers changed
 * @param resource the kind of what it happened to, such as {@code article}
 * @param slug the present one
 * @param tags names of all that answers may have been made of and that is different now, before and after; ASCII without
 *     commas or white space
 * @param isPublic whether everybody may know
 */
public record Change(String type, String resource, UUID id, String slug, Set<String> tags, boolean isPublic) {

    /** Begins names of what is kept inside only; no answer is known by them. */
    public static final String INTERNAL = ".";

    /** Those of the names that public answers are known by, in alphabetical order. */
    public static List<String> told(Collection<String> tags) {
        return tags.stream().filter(tag -> !tag.startsWith(INTERNAL)).sorted().toList();
    }

    public static Change of(Set<String> tags) {
        return new Change(null, null, null, null, tags, false);
    }
}
