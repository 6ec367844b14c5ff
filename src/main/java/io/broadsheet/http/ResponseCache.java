package io.broadsheet.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.change.Touched;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finished answers, bounded by their bytes. Whatever is written takes out the answers that were made of it before the writer
 * is answered, and keeps those from coming in that were begun before.
 */
@ApplicationScoped
class ResponseCache {

    /** Writes that are remembered: an answer that took so long to make that more came meanwhile is not kept. */
    private static final int REMEMBERED = 10_000;

    /** Behind those who keep what answers are made of: no answer may be kept that is made of what they had before. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 1000;

    private final Cache<String, CachedAnswer> answers;
    private final Map<String, Fill> fills = new ConcurrentHashMap<>();

    /** Keys of answers by what these are made of. */
    private final Map<String, Set<String>> keys = new HashMap<>();

    /** Answers that went because of their size; told where no lock of ours may be taken. */
    private final Queue<Map.Entry<String, CachedAnswer>> evicted = new ConcurrentLinkedQueue<>();

    private final Deque<Set<String>> writes = new ArrayDeque<>();
    private volatile long written;

    @Inject
    ResponseCache(CacheOptions options) {
        answers = Caffeine.newBuilder()
                .maximumWeight(options.size().asLongValue())
                .weigher((String key, CachedAnswer answer) -> 2 * key.length() + answer.weight())
                .evictionListener((key, answer, cause) -> evicted.add(Map.entry(key, answer)))
                .executor(Runnable::run)
                .build();
    }

    CachedAnswer get(String key) {
        return answers.getIfPresent(key);
    }

    /** Bytes of all that is kept, about. */
    long weight() {
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** How many things the answers that are kept are made of. */
    synchronized int keys() {
        return keys.size();
    }

    /** How many writes this node has heard of. */
    long written() {
        return written;
    }

    /** Begins a fill, to be ended by the caller. @return the one that is under way already, or null */
    Fill begin(Fill fill) {
        return fills.putIfAbsent(fill.key(), fill);
    }

    /** Ends a fill with its answer, or null if there is none for others. @return whether the answer is kept */
    boolean end(Fill fill, CachedAnswer answer) {
        boolean kept = answer != null && keep(fill, answer);
        if (fills.remove(fill.key(), fill)) {
            fill.end(answer);
        }
        return kept;
    }

    private synchronized boolean keep(Fill fill, CachedAnswer answer) {
        if (isTouched(answer, fill.begun(), written)) {
            return false;
        }
        CachedAnswer former = answers.asMap().put(fill.key(), answer);
        answer.tags().forEach(tag -> keys.computeIfAbsent(tag, each -> new HashSet<>())
                .add(fill.key()));
        if (former != null) {
            forget(fill.key(), former);
        }
        forgetEvicted();
        return true;
    }

    /** Whether something that an answer is made of was written behind the first so many writes, but not behind others. */
    synchronized boolean isTouched(CachedAnswer answer, long behind, long last) {
        if (behind < written - writes.size()) {
            return true;
        }
        Iterator<Set<String>> newestFirst = writes.descendingIterator();
        for (long number = written; number > behind; number--) {
            Set<String> tags = newestFirst.next();
            if (number <= last && tags.stream().anyMatch(answer.tags()::contains)) {
                return true;
            }
        }
        return false;
    }

    synchronized void touch(@Observes @Priority(LAST) Touched touched) {
        forgetEvicted();
        if (touched.tags() == null) {
            writes.clear();
            keys.clear();
            answers.invalidateAll();
        } else {
            writes.addLast(touched.tags());
            touched.tags().forEach(tag -> List.copyOf(keys.getOrDefault(tag, Set.of()))
                    .forEach(this::remove));
            if (writes.size() > REMEMBERED) {
                writes.removeFirst();
            }
        }
        written++;
    }

    private void remove(String key) {
        CachedAnswer answer = answers.asMap().remove(key);
        if (answer != null) {
            forget(key, answer);
        }
    }

    private void forgetEvicted() {
        for (var gone = evicted.poll(); gone != null; gone = evicted.poll()) {
            forget(gone.getKey(), gone.getValue());
        }
    }

    /** Of a former answer, unless the present one of the key is made of the same. */
    private void forget(String key, CachedAnswer former) {
        CachedAnswer present = answers.policy().getIfPresentQuietly(key);
        for (String tag : former.tags()) {
            Set<String> all = keys.get(tag);
            if (all != null && (present == null || !present.tags().contains(tag)) && all.remove(key) && all.isEmpty()) {
                keys.remove(tag);
            }
        }
    }
}
