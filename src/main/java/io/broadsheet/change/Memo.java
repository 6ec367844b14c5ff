package io.broadsheet.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A value that was read from the database, kept until something is written that it was made of. */
public final class Memo<T> {

    private final String tag;
    private final ChangeFeed feed;
    private T value;
    private long writes;

    /** @param tag what the value is known by in {@link Change#tags} */
    public Memo(String tag, ChangeFeed feed) {
        this.tag = tag;
        this.feed = feed;
    }

    /**
     * The value that is kept if it will do, else one that is read now. A transaction always reads: it may have written what
     * nobody else is to see.
     */
    public T get(Predicate<T> willDo, Supplier<T> read) {
        if (QuarkusTransaction.isActive() || feed.sight() == ChangeFeed.Sight.BLIND) {
            return read.get();
        }
        T kept;
        long before;
        synchronized (this) {
            kept = value;
            before = writes;
        }
        if (kept != null && willDo.test(kept)) {
            return kept;
        }
        T found = read.get();
        keep(found, before);
        return found;
    }

    /** Not if something was written while it was read. */
    private synchronized void keep(T found, long before) {
        if (writes == before) {
            value = found;
        }
    }

    /** To be told of all that is written. */
    public synchronized void forget(Touched touched) {
        if (touched.tags() == null || touched.tags().contains(tag)) {
            writes++;
            value = null;
        }
    }
}
