package io.broadsheet.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * All that was written of an entry, at a moment.
 *
 * @param content without the body
 * @param body its digest; null without one
 */
record EntryState(
        EntryJson.Create content,
        String body,
        Instant publishedAt,
        Instant unpublishAt,
        Instant archivedAt,
        Instant trashedAt) {

    /** Of its own, as Hibernate has one: no change of the wire shapes can make what is stored unreadable. */
    private static final ObjectMapper STORED = new ObjectMapper();

    static EntryState of(Entry entry) {
        byte[] digest = entry.bodyDigest();
        Lifecycle life = entry.life();
        return new EntryState(
                EntryJson.Create.of(entry),
                digest == null ? null : HexFormat.of().formatHex(digest),
                life.publishedAt(),
                life.unpublishAt(),
                life.archivedAt(),
                life.trashedAt());
    }

    boolean isPublishedLike(EntryState other) {
        return Objects.equals(publishedAt, other.publishedAt) && Objects.equals(unpublishAt, other.unpublishAt);
    }

    /** The content as it is stored. */
    String json() {
        try {
            return STORED.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The names of the members that differ, in their order. */
    List<String> changed(EntryState before) {
        ObjectNode mine = members();
        ObjectNode theirs = before.members();
        TreeSet<String> names = new TreeSet<>();
        mine.fieldNames().forEachRemaining(names::add);
        theirs.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> Objects.equals(mine.get(name), theirs.get(name)));
        return List.copyOf(names);
    }

    private ObjectNode members() {
        ObjectNode members = STORED.valueToTree(content);
        put(members, "body", body);
        put(members, "publishedAt", publishedAt);
        put(members, "unpublishAt", unpublishAt);
        put(members, "archivedAt", archivedAt);
        put(members, "trashedAt", trashedAt);
        return members;
    }

    private static void put(ObjectNode members, String name, Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }
}
