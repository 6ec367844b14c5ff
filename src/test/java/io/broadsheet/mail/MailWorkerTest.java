package io.broadsheet.mail;

import static io.broadsheet.mail.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.LogEar;
import io.broadsheet.support.Mailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.transaction.TransactionRequiredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailWorkerTest extends QueuedMails {

    @Inject
    MailWorker worker;

    @Inject
    Delivery delivery;

    @Inject
    AgroalDataSource database;

    @Test
    void aMailIsTextAndHtmlWithWhatEveryMailHas() throws Exception {
        letters.write(
                reference,
                mail -> Optional.of(new Letter(
                        address,
                        "Größe, \"AG\"",
                        "editor@example.org",
                        "Żółw 🐢" + " und".repeat(40),
                        "Grüße\r\n.\r\nEnde",
                        "<p>Grüße 🐢</p>",
                        Map.of("List-Unsubscribe", "<https://example.org/u?t=" + "x".repeat(300) + ">"))));

        UUID recipient = add(letters);

        MimeMessage mail = Mailbox.await(address, 1).get(0);
        assertThat(mail.getSubject()).isEqualTo("Żółw 🐢" + " und".repeat(40));
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(Mailbox.SENDER, "Größe, \"AG\""));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Größe, \"AG\"");
        assertThat(mail.getReplyTo()).containsExactly(new Address[] {new InternetAddress("editor@example.org")});
        assertThat(Mailbox.header(mail, "List-Unsubscribe")).matches("<https://example.org/u\\?t=x{300}>");
        assertThat(Mailbox.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(Mailbox.header(mail, "MIME-Version")).isEqualTo("1.0");
        assertThat(Mailbox.header(mail, "Date")).endsWith(" +0000");
        assertThat(mail.getSentDate().toInstant()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(mail.getMessageID())
                .matches("<[0-9a-f-]{36}@broadsheet\\.example>")
                .doesNotContain(recipient.toString());

        MimeMultipart content = (MimeMultipart) mail.getContent();
        assertThat(content.getContentType()).startsWith("multipart/alternative");
        assertThat(content.isComplete()).isTrue();
        assertThat(content.getCount()).isEqualTo(2);
        assertThat(content.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(content.getBodyPart(0).getContent()).isEqualTo("Grüße\r\n.\r\nEnde");
        assertThat(content.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(content.getBodyPart(1).getContent()).isEqualTo("<p>Grüße 🐢</p>");
    }

    @Test
    void aMailOfATransactionThatIsRolledBackIsNone() {
        writeTo(letters, "never");
        QuarkusTransaction.begin();
        queue.add(letters.kind(), reference, UUID.randomUUID(), null, clock.instant());
        QuarkusTransaction.rollback();

        assertThat(counts(letters))
                .allSatisfy((state, count) -> assertThat(count).isZero());
        assertThatThrownBy(() -> queue.add(letters.kind(), reference, UUID.randomUUID(), null, clock.instant()))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void whatIsAddedTwiceIsOneMail() {
        writeTo(letters, "once");
        UUID recipient = add(letters);
        awaitCount(letters, MailState.SENT, 1);

        QuarkusTransaction.requiringNew().run(() -> {
            queue.add(letters.kind(), reference, recipient, null, clock.instant());
            queue.addAll(letters.kind(), reference, List.of(recipient, recipient, UUID.randomUUID()), clock.instant());
        });

        awaitCount(letters, MailState.SENT, 2);
        assertThat(letters.written()).containsOnlyOnce(recipient);
        assertThat(Mailbox.to(address)).hasSize(2);
    }

    @Test
    void theAddressMayStandInTheQueue() {
        letters.write(reference, mail -> mail.address().map(given -> letter(given, "kept")));
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(letters.kind(), reference, UUID.randomUUID(), address, clock.instant()));
        assertThat(Mailbox.await(address, 1)).hasSize(1);
    }

    @Test
    void aMailToSomebodyWhoHasLeftIsSkipped() {
        letters.write(reference, mail -> Optional.empty());
        add(letters);
        awaitCount(letters, MailState.SKIPPED, 1);
    }

    @Test
    void aMailWaitsUntilItIsDue() {
        writeTo(letters, "later");
        UUID later = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(
                        letters.kind(), reference, later, null, clock.instant().plusSeconds(3_600)));
        add(letters);
        awaitCount(letters, MailState.SENT, 1);
        assertThat(letters.written()).doesNotContain(later);

        clock.advance(Duration.ofHours(1));
        awaitCount(letters, MailState.SENT, 2);
    }

    @Test
    void aMailWhoseSenderIsGoneIsDoubtfulAndNotSentAgain() throws SQLException {
        writeTo(letters, "gone");
        UUID gone = UUID.randomUUID();
        UUID busy = UUID.randomUUID();
        claimedBySomebodyElse(gone, clock.instant().minusSeconds(301));
        claimedBySomebodyElse(busy, clock.instant().minusSeconds(200));

        worker.expire();

        assertThat(counts(letters)).containsEntry(MailState.DOUBTFUL, 1L).containsEntry(MailState.SENDING, 1L);
        add(letters);
        awaitCount(letters, MailState.SENT, 1);
        assertThat(letters.written()).doesNotContain(gone, busy);
    }

    @Test
    void whatEndedLongAgoIsForgottenUnlessItCameInThousands() {
        writeTo(letters, "once");
        writeTo(bulkLetters, "once");
        add(letters);
        add(bulkLetters);
        awaitCount(letters, MailState.SENT, 1);
        awaitCount(bulkLetters, MailState.SENT, 1);
        clock.advance(Duration.ofDays(91));
        letters.write(reference, mail -> Optional.empty());
        add(letters);
        awaitCount(letters, MailState.SKIPPED, 1);

        worker.purge();

        assertThat(counts(letters)).containsEntry(MailState.SENT, 0L).containsEntry(MailState.SKIPPED, 1L);
        assertThat(counts(bulkLetters)).containsEntry(MailState.SENT, 1L);
    }

    @Test
    void aSourceThatThrowsFailsItsMailOnly() {
        UUID broken = UUID.randomUUID();
        letters.write(reference, mail -> {
            if (mail.recipient().equals(broken)) {
                throw new UnsupportedOperationException("nothing for " + address);
            }
            return Optional.of(letter(address, "Hello"));
        });
        List<String> said = new CopyOnWriteArrayList<>();
        // The server of the tests has a log, too.
        try (LogEar ear = LogEar.to(line -> {
            if (line.getLoggerName().startsWith("io.broadsheet")) {
                said.add(((ExtLogRecord) line).getFormattedMessage() + line.getThrown());
            }
        })) {
            add(letters, broken);
            add(letters);
            awaitCount(letters, MailState.SENT, 1);
        }

        assertThat(counts(letters).get(MailState.FAILED)).isEqualTo(1);
        assertThat(said)
                .filteredOn(line -> line.contains("UnsupportedOperationException"))
                .singleElement()
                .asString()
                .contains("of kind test", "MailWorkerTest.java");
        assertThat(said).noneMatch(line -> line.contains(address));
    }

    @Test
    void twoInstancesSendEachMailOnce() throws Exception {
        writeTo(bulkLetters, "Hello");
        List<UUID> recipients = Stream.generate(UUID::randomUUID).limit(200).toList();
        Lane other = new Lane(true, queue, delivery, Optional.empty(), clock);
        other.start("other-bulk-mail", 4);

        QuarkusTransaction.requiringNew()
                .run(() -> queue.addAll(bulkLetters.kind(), reference, recipients, clock.instant()));
        other.wake();

        awaitCount(bulkLetters, MailState.SENT, 200);
        other.stop();
        other.join(Duration.ofSeconds(5));
        assertThat(bulkLetters.written())
                .filteredOn(new HashSet<>(recipients)::contains)
                .hasSize(200);
        assertThat(Mailbox.to(address)).hasSize(200);
    }

    private void claimedBySomebodyElse(UUID recipient, Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into mail (kind, bulk, reference, recipient, state, attempts, due_at, claimed_at,"
                    + " created_at) values ('test', false, '%1$s', '%2$s', 'sending', 0, '%3$s', '%3$s', '%3$s')"
                            .formatted(reference, recipient, at));
        }
    }
}
