package io.broadsheet.mail;

import io.broadsheet.database.Outage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps both lanes going, from the start of the service to its end. */
@ApplicationScoped
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);

    /** For each lane. What is not sent by then is doubtful; whoever stops the service waits for this. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Long enough to answer whoever asks what became of a mail. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int BATCH = 1_000;

    private final MailQueue queue;
    private final MailOptions options;
    private final InstantSource clock;
    private final Lane single;
    private final Lane bulk;

    @Inject
    MailWorker(MailQueue queue, Delivery delivery, MailOptions options, InstantSource clock) {
        this.queue = queue;
        this.options = options;
        this.clock = clock;
        single = new Lane(false, queue, delivery, Optional.empty(), clock);
        bulk = new Lane(true, queue, delivery, Optional.of(new Pace(options.rate(), clock)), clock);
    }

    void start(@Observes StartupEvent event) {
        if (options.isAlone()) {
            tell(queue.expireAll(clock.instant()));
        }
        single.start("mail", 1);
        bulk.start("bulk-mail", options.connections());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        single.stop();
        bulk.stop();
        single.join(PATIENCE);
        bulk.join(PATIENCE);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueue.Added added) {
        (added.bulk() ? bulk : single).wake();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        Outage.sitOut(() -> tell(queue.expire(clock.instant())));
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Outage.sitOut(BATCH, () -> queue.purge(clock.instant().minus(KEPT), BATCH));
    }

    private static void tell(int doubtful) {
        if (doubtful > 0) {
            LOG.warnf("%d mails may have been sent or not: who sent them is gone", doubtful);
        }
    }
}
