package io.broadsheet.change;

import java.util.Set;

/**
 * Told on this node, after the commit: what was made of any of these is not what the database has any more. Observers must
 * not throw, nor wait for anything.
 *
 * @param tags of one change; null if nobody knows what changed, so that it may have been everything
 */
public record Touched(Set<String> tags) {

    public static final Touched EVERYTHING = new Touched(null);
}
