package io.broadsheet.webhook;

import io.broadsheet.change.Touched;
import io.broadsheet.database.Database;
import io.broadsheet.database.Outage;
import io.broadsheet.database.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Keeps deliveries going, from the start of the service to its end. */
@ApplicationScoped
class WebhookWorker {

    /** Deliveries that are under way at a time, from this instance. */
    static final int SENDERS = 8;

    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

    /** Of those to one target: one that is slow must not keep the others waiting. */
    private static final int TO_ONE = 2;

    /** Longer than any attempt takes, so that only who was killed, or lost the database, is believed to be gone. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** How often to look for what other instances have written, and for what has become due. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** The senders are called when there is something to do. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final WebhookDispatcher dispatcher;
    private final WebhookQueue queue;
    private final WebhookRepository webhooks;
    private final WebhookSender sender;
    private final WebhookOptions options;
    private final Config config;
    private final InstantSource clock;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Workers dispatching = new Workers("Webhooks", this::dispatch);
    private final Workers sending = new Workers("Deliveries to webhooks", this::deliver);

    /** Deliveries under way, by target. */
    private final Map<UUID, Integer> underWay = new HashMap<>();

    @Inject
    WebhookWorker(
            WebhookDispatcher dispatcher,
            WebhookQueue queue,
            WebhookRepository webhooks,
            WebhookSender sender,
            WebhookOptions options,
            Config config,
            InstantSource clock) {
        this.dispatcher = dispatcher;
        this.queue = queue;
        this.webhooks = webhooks;
        this.sender = sender;
        this.options = options;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (Database.isEmbedded(config)) {
            // Nobody else has that one.
            release(clock.instant());
        }
        dispatching.start("webhook-dispatch", 1);
        sending.start("webhook", SENDERS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        dispatching.stop();
        sending.stop();
        dispatching.join(TICK);
        sending.join(WebhookSender.PATIENCE.plus(TICK));
    }

    void wake(@Observes Touched touched) {
        dispatching.wake();
    }

    private Duration dispatch() {
        boolean more = dispatcher.dispatch();
        dispatching.reached();
        Instant now = clock.instant();
        release(now.minus(LEASE));
        if (queue.isDue(now)) {
            sending.wake();
        }
        return more ? Duration.ZERO : TICK;
    }

    private void release(Instant claimedBefore) {
        QuarkusTransaction.requiringNew()
                .run(() -> queue.abandoned(claimedBefore).forEach(delivery -> delivery.release(clock.instant())));
    }

    private Duration deliver() {
        Optional<WebhookDelivery> next = claim();
        sending.reached();
        next.ifPresent(delivery -> {
            try {
                deliver(delivery);
            } finally {
                end(delivery.webhookId());
            }
        });
        return next.isPresent() ? Duration.ZERO : IDLE;
    }

    private synchronized Optional<WebhookDelivery> claim() {
        List<UUID> busy = underWay.entrySet().stream()
                .filter(target -> target.getValue() >= TO_ONE)
                .map(Map.Entry::getKey)
                .toList();
        Optional<WebhookDelivery> next = queue.claim(busy, clock.instant());
        next.ifPresent(delivery -> underWay.merge(delivery.webhookId(), 1, Integer::sum));
        return next;
    }

    private synchronized void end(UUID webhook) {
        underWay.computeIfPresent(webhook, (id, count) -> count == 1 ? null : count - 1);
    }

    private void deliver(WebhookDelivery delivery) {
        Optional<Webhook> target =
                QuarkusTransaction.requiringNew().call(() -> webhooks.findByIdOptional(delivery.webhookId()));
        target.ifPresent(webhook -> {
            Attempt attempt = sender.send(webhook, delivery);
            sending.insist(() -> QuarkusTransaction.requiringNew().run(() -> settle(delivery, attempt)));
        });
    }

    /** The webhook first, as whoever deletes it does. */
    private void settle(WebhookDelivery claimed, Attempt attempt) {
        Instant now = clock.instant();
        webhooks.locked(claimed.webhookId()).ifPresent(webhook -> {
            queue.forChange(claimed.id())
                    .ifPresent(delivery -> delivery.settle(
                            attempt,
                            claimed.claimedAt(),
                            new RetrySchedule(options.retrySchedule()),
                            random.nextDouble(),
                            now));
            if (webhook.regard(attempt, now)) {
                LOG.warnf(
                        "The webhook %s is disabled: %s",
                        webhook.id(), webhook.disabledReason().code());
            }
        });
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        Outage.sitOut(() -> webhooks.forgetFormerSecrets(clock.instant()));
        Outage.sitOut(WebhookQueue.BATCH, () -> queue.purge(clock.instant().minus(options.retention())));
    }
}
