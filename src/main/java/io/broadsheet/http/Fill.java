package io.broadsheet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An answer in the making, and those who wait for it. */
final class Fill {

    private final String key;
    private final long begun;
    private final List<Consumer<CachedAnswer>> waiting = new ArrayList<>();
    private boolean ended;
    private CachedAnswer answer;

    /** @param begun how many writes this node had heard of */
    Fill(String key, long begun) {
        this.key = key;
        this.begun = begun;
    }

    String key() {
        return key;
    }

    long begun() {
        return begun;
    }

    /** Calls back when it has ended: on whatever thread ends it, or at once; with null if it gave no answer for others. */
    void whenEnded(Consumer<CachedAnswer> follower) {
        synchronized (this) {
            if (!ended) {
                waiting.add(follower);
                return;
            }
        }
        follower.accept(answer);
    }

    void end(CachedAnswer made) {
        synchronized (this) {
            answer = made;
            ended = true;
        }
        waiting.forEach(follower -> follower.accept(made));
    }
}
