package io.broadsheet.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.support.WrittenEntry.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Makes articles, changes, publishes and tags them, one after the other, and remembers what it was answered. */
public final class Writer implements Callable<Void> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Few, so that writers meet at the same rows. */
    private static final int TAGS = 7;

    /** Enough text to fill pages of the database. */
    private static final String PARAGRAPH = "The tram to the harbour did not run. ".repeat(40);

    private final PackagedService service;
    private final String name;
    private final List<WrittenEntry> entries = new ArrayList<>();
    private volatile boolean stopped;
    private volatile int acknowledged;
    private int checked;
    private int unanswered;
    private int doneAllTheSame;

    public Writer(PackagedService service, String name) {
        this.service = service;
        this.name = name;
    }

    /** Until {@link #stop}; an entry with a write of unknown outcome is left as it is. */
    @Override
    public Void call() throws IOException {
        stopped = false;
        while (!stopped) {
            WrittenEntry entry = new WrittenEntry();
            entries.add(entry);
            if (create(entry) && patch(entry) && publish(entry) && tag(entry)) {
                continue;
            }
            unanswered++;
        }
        return null;
    }

    public void stop() {
        stopped = true;
    }

    private boolean create(WrittenEntry entry) throws IOException {
        String slug = name + "-" + entries.size();
        State made = new State(slug, slug, "First text of " + slug + ".\n\n" + PARAGRAPH, Set.of(tagName(0)), false);
        return write(
                entry,
                "POST",
                "",
                Map.of(
                        "slug", made.slug(),
                        "title", made.title(),
                        "body", Given.markdown(made.markdown()),
                        "tags", made.tags()),
                made);
    }

    private boolean patch(WrittenEntry entry) throws IOException {
        State old = entry.acknowledged();
        State patched = new State(
                old.slug() + "-moved", "New " + old.title(), "Second text.\n\n" + PARAGRAPH, old.tags(), false);
        return write(
                entry,
                "PATCH",
                "",
                Map.of(
                        "slug", patched.slug(),
                        "title", patched.title(),
                        "body", Given.markdown(patched.markdown())),
                patched);
    }

    private boolean publish(WrittenEntry entry) throws IOException {
        State old = entry.acknowledged();
        return write(
                entry,
                "PUT",
                "/publication",
                Map.of(),
                new State(old.slug(), old.title(), old.markdown(), old.tags(), true));
    }

    private boolean tag(WrittenEntry entry) throws IOException {
        State old = entry.acknowledged();
        State tagged =
                new State(old.slug(), old.title(), old.markdown(), Set.of(tagName(1), tagName(2), old.slug()), true);
        return write(entry, "PATCH", "", Map.of("tags", tagged.tags()), tagged);
    }

    private String tagName(int offset) {
        return "tag-" + (entries.size() + offset) % TAGS;
    }

    /** @return whether it was acknowledged; the only answers beside that are none, and that the database is away */
    private boolean write(WrittenEntry entry, String method, String path, Object json, State result)
            throws IOException {
        int status = entry.write(service, method, path, text(json), result);
        if (status / 100 == 2) {
            acknowledged++;
        } else if (status != 0 && status != 503) {
            throw new AssertionError(method + " of " + result.slug() + " was answered " + status);
        }
        return status / 100 == 2;
    }

    private static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compares what it wrote since the last time with what is there. @throws AssertionError if a promise was not kept */
    public void checkNew() throws IOException {
        for (; checked < entries.size(); checked++) {
            doneAllTheSame += entries.get(checked).settle(service) ? 1 : 0;
        }
    }

    /** Compares all that it ever wrote. */
    public void checkAll() throws IOException {
        checked = 0;
        checkNew();
    }

    /** Writes so far. */
    public int acknowledged() {
        return acknowledged;
    }

    /** Writes to which no answer came, or only that the database was away. */
    public int unanswered() {
        return unanswered;
    }

    /** How many of them had been committed before. */
    public int doneAllTheSame() {
        return doneAllTheSame;
    }
}
