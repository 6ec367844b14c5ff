package io.broadsheet.content;

import io.broadsheet.access.Caller;
import io.broadsheet.access.Scope;
import io.broadsheet.http.MergePatch;
import io.broadsheet.http.Problem;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/** What an editor does to an entry, by a request of its own or by one line of many; each within a transaction. */
@RequestScoped
class EntryEditor {

    /** The body is given in one of two shapes: a merge of both would mean neither. */
    private static final Set<String> ATOMIC = Set.of("body");

    @Inject
    EntryWriter writer;

    @Inject
    Caller caller;

    /**
     * @param entry new
     * @param publish whether to publish it at once, which needs another scope
     * @throws Problem like {@link EntryWriter#create}
     */
    void create(Entry entry, EntryJson.Create given, boolean publish, Instant now) {
        if (publish) {
            caller.require(Scope.CONTENT_PUBLISH);
            entry.publish(null, null, now);
        }
        writer.create(entry, given, now);
    }

    /** @param entry locked. @throws Problem 400 where the result is no valid entry, else like {@link EntryWriter#create} */
    void patch(Entry entry, MergePatch patch, Instant now) {
        EntryJson.Create change = patch.applyTo(EntryJson.Create.of(entry), EntryJson.Create.class, ATOMIC);
        writer.rewrite(entry, change, patch.touches("body"), now);
    }

    /** @param entry locked. @param publication null for now and without an end. @throws Problem 409 */
    void publish(Entry entry, @Nullable EntryJson.Publication publication, Instant now) {
        Instant from = publication == null ? null : publication.publishAt();
        Instant until = publication == null ? null : publication.unpublishAt();
        writer.live(entry, () -> entry.publish(from, until, now), now);
    }

    /** @param entry locked */
    void trash(Entry entry, Instant now) {
        writer.live(entry, () -> entry.trash(now), now);
    }
}
