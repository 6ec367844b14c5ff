package io.broadsheet.sync;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.change.PublicChange;
import io.broadsheet.change.PublicChanges;
import io.broadsheet.change.Touched;
import io.broadsheet.database.Outage;
import io.broadsheet.http.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * All streams of this node. One thread reads the log for all of them, when it hears of a change: those that stand at the same
 * place share what is read and the text that is made of it, and one that is behind catches up in the same way.
 */
@ApplicationScoped
class ChangeStreams {

    private static final Logger LOG = Logger.getLogger(ChangeStreams.class);

    /** Changes in one text: some ten kilobytes, which is what a stream costs whose reader takes nothing. */
    private static final int PAGE = 20;

    /** Heartbeats. Whoever has taken nothing in that time is gone, or might as well be. */
    private static final int PATIENCE = 2;

    private static final long PAUSE_MILLIS = 1000;

    @Inject
    PublicChanges log;

    @Inject
    ChangeTokens tokens;

    @Inject
    ObjectMapper mapper;

    @Inject
    Vertx vertx;

    private final Set<ChangeStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wakes = new AtomicInteger();
    private final ScheduledThreadPoolExecutor thread;
    private final Semaphore room;
    private final Duration heartbeat;

    /** Whether the log says that the streams wait. */
    private boolean told;

    @Inject
    ChangeStreams(
            @ConfigProperty(name = StreamLimits.STREAMS) int most,
            @ConfigProperty(name = StreamLimits.HEARTBEAT) Duration heartbeat) {
        this.room = new Semaphore(most);
        this.heartbeat = heartbeat;
        this.thread = new ScheduledThreadPoolExecutor(1, ChangeStreams::daemon, new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "change-streams");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(heartbeat.toMillis(), timer -> beat());
    }

    void stop(@Observes ShutdownEvent event) {
        // The streams have ended with the server.
        thread.shutdownNow();
    }

    /** Sends from now on what is behind a position. @throws Problem 503 if there are as many as may be */
    void open(RoutingContext routing, SseEventSink sink, long position) {
        if (!room.tryAcquire()) {
            throw Problem.unavailable(
                    "There are as many streams as this instance keeps. Try again, or ask page by page.",
                    Math.max(heartbeat.toSeconds(), 1));
        }
        ChangeStream stream = new ChangeStream(routing.request(), sink, position, this::wake);
        streams.add(stream);
        routing.addEndHandler(ended -> forget(stream));
        stream.begin(tokens.write(position));
        wake();
    }

    private void forget(ChangeStream stream) {
        if (streams.remove(stream)) {
            room.release();
        }
    }

    /** On an event loop, so that heartbeats go on while the log cannot be read. */
    private void beat() {
        for (ChangeStream stream : streams) {
            if (stream.isClosed()) {
                forget(stream);
            } else {
                stream.beat(
                        PATIENCE * heartbeat.toNanos(),
                        () -> LOG.info("Dropped a stream of changes whose reader takes nothing"));
            }
        }
        // For what this node did not hear of.
        wake();
    }

    void hear(@Observes Touched touched) {
        wake();
    }

    private void wake() {
        if (!streams.isEmpty() && wakes.getAndIncrement() == 0) {
            thread.execute(this::run);
        }
    }

    /** Until nobody woke it while it ran. */
    private void run() {
        int heard;
        do {
            heard = wakes.get();
            try {
                send();
                told = false;
            } catch (Throwable failure) {
                // An Error, too: else nobody would wake it again.
                tell(failure);
                thread.schedule(this::wake, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } while (!wakes.compareAndSet(heard, 0));
    }

    private void send() {
        streams.stream()
                .filter(ChangeStream::isReady)
                .collect(groupingBy(ChangeStream::position))
                .forEach(this::send);
    }

    private void send(long position, List<ChangeStream> readers) {
        QuarkusTransaction.requiringNew()
                .call(() -> log.behind(position, PAGE))
                .ifPresentOrElse(
                        changes -> send(changes, readers),
                        // Forgotten meanwhile: they come again and are told so.
                        () -> readers.forEach(ChangeStream::end));
    }

    private void send(List<PublicChange> changes, List<ChangeStream> readers) {
        if (changes.isEmpty()) {
            return;
        }
        Buffer text = Buffer.buffer();
        changes.forEach(change -> text.appendString(event(ChangesJson.View.of(change, tokens))));
        long last = changes.get(changes.size() - 1).position();
        readers.forEach(reader -> reader.send(text, last, changes.size() == PAGE));
    }

    /** As the HTML standard has it, section 9.2. JSON has no line breaks here. */
    private String event(ChangesJson.View change) {
        try {
            return "id: " + change.token() + "\nevent: " + change.type() + "\ndata: "
                    + mapper.writeValueAsString(change) + "\n\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tell(Throwable failure) {
        if (!Outage.isCauseOf(failure)) {
            LOG.error("The log of changes cannot be read", failure);
        } else if (!told) {
            LOG.warnf("The streams of changes wait: %s", failure.getMessage());
        }
        told = true;
    }
}
