package io.broadsheet.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A change that everybody may know of, as {@link Change} with its place in the log. The place itself is for nobody: gaps between
 * two tell how much was written that is not public.
 *
 * @param tags those that public answers are known by, in alphabetical order
 */
public record PublicChange(
        long position, Instant at, String type, String resource, UUID id, String slug, List<String> tags) {}
