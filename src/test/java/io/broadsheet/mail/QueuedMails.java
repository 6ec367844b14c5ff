package io.broadsheet.mail;

import static io.broadsheet.mail.Letters.letter;
import static io.broadsheet.support.Given.unique;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Mails of one test: their source, their address, and what has become of them. */
abstract class QueuedMails {

    @Inject
    MailQueue queue;

    @Inject
    Letters.Single letters;

    @Inject
    Letters.Bulk bulkLetters;

    @Inject
    TestClock clock;

    final UUID reference = UUID.randomUUID();
    final String address = unique("reader") + "@example.org";

    void writeTo(Letters source, String subject) {
        source.write(reference, mail -> Optional.of(letter(address, subject)));
    }

    UUID add(Letters source) {
        return add(source, UUID.randomUUID());
    }

    UUID add(Letters source, UUID recipient) {
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(source.kind(), reference, recipient, null, clock.instant()));
        return recipient;
    }

    Map<MailState, Long> counts(Letters source) {
        return QuarkusTransaction.requiringNew().call(() -> queue.counts(source.kind(), reference));
    }

    void awaitCount(Letters source, MailState state, long count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> counts(source).get(state) == count);
    }
}
