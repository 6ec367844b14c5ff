package io.broadsheet.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.change.ChangeReader;
import io.broadsheet.change.LoggedChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Writes down, for each change of the log, whom to tell of it. One instance at a time does so. */
@ApplicationScoped
class WebhookDispatcher {

    /** Its row in {@code change_reader}. */
    private static final String READER = "webhook";

    private static final int BATCH = 100;

    @Inject
    ChangeReader reader;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookQueue queue;

    @Inject
    ObjectMapper mapper;

    @Inject
    InstantSource clock;

    /** @return whether there may be more */
    @Transactional
    boolean dispatch() {
        return reader.readOn(READER, BATCH, this::queue);
    }

    /** The webhooks are read after the changes: so none is missing that was there before one of them. */
    private void queue(List<LoggedChange> changes) {
        List<Webhook> enabled = webhooks.enabled();
        changes.forEach(logged -> EventType.of(logged.change()).ifPresent(type -> queue(logged, type, enabled)));
    }

    private void queue(LoggedChange logged, EventType type, List<Webhook> enabled) {
        List<Webhook> told = enabled.stream()
                .filter(webhook -> webhook.isToldOf(type, logged.position()))
                .toList();
        if (!told.isEmpty()) {
            String body = body(WebhookJson.Event.of(type, logged));
            queue.add(told, logged.position(), type.code(), body, clock.instant());
        }
    }

    /** Of no change, and whatever the webhook is told of. @return the id of the delivery */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID queueTest(Webhook webhook, Instant now) {
        String body = body(WebhookJson.Event.test(now));
        return queue.add(List.of(webhook), null, EventType.TEST, body, now).get(0);
    }

    private String body(WebhookJson.Event event) {
        try {
            return mapper.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
