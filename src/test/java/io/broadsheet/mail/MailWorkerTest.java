package io.broadsheet.mail;

import static io.broadsheet.mail.Letters.letter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.broadsheet.support.LogEar;
import io.broadsheet.support.Mailbox;
import io.broadsheet.support.ScriptedSmtp;
import io.broadsheet.support.Servers;
import io.broadsheet.support.TestClock;
import io.broadsheet.support.TestDatabase;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailWorkerTest {

    @Inject
    MailQueue queue;

    @Inject
    MailWorker worker;

    @Inject
    Delivery delivery;

    @Inject
    Letters.Single letters;

    @Inject
    Letters.Bulk bulkLetters;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final UUID reference = UUID.randomUUID();
    private final String address = unique("reader") + "@example.org";

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
    void aServerThatIsBackGetsWhatHasWaitedInOrderOnceEach() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        List<UUID> recipients = new ArrayList<>();
        letters.write(
                reference,
                mail -> Optional.of(letter(address, Integer.toString(recipients.indexOf(mail.recipient())))));
        Mailbox.close();
        try (LogEar ear = LogEar.to(line -> said.add(((ExtLogRecord) line).getFormattedMessage()))) {
            for (int i = 0; i < 10; i++) {
                UUID recipient = UUID.randomUUID();
                recipients.add(recipient);
                add(letters, recipient);
            }
            UUID first = recipients.get(0);
            await().until(() -> letters.written().stream().filter(first::equals).count() > 2);
            assertThat(counts(letters).get(MailState.SENT)).isZero();
            Mailbox.open();
            clock.advance(Duration.ofMinutes(1));

            List<String> subjects = new ArrayList<>();
            for (MimeMessage mail : Mailbox.await(address, 10)) {
                subjects.add(mail.getSubject());
            }
            assertThat(subjects)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(String::valueOf).toList());
            awaitCount(letters, MailState.SENT, 10);
        } finally {
            Mailbox.open();
        }
        assertThat(said)
                .filteredOn(line -> line.startsWith("Mails wait"))
                .singleElement()
                .asString()
                .contains("refused");
        assertThat(said)
                .filteredOn(line -> line.startsWith("Mails are sent again"))
                .hasSize(1);
    }

    @Test
    void aServerThatWantsOneLaterHoldsUpNoOther() throws Exception {
        String greylisted = unique("grey") + "@example.org";
        UUID first = UUID.randomUUID();
        letters.write(
                reference, mail -> Optional.of(letter(mail.recipient().equals(first) ? greylisted : address, "Hello")));
        Runnable both = () -> {
            add(letters, first);
            add(letters);
            awaitCount(letters, MailState.SENT, 1);
        };

        withServer(ScriptedSmtp.answering("RCPT TO:<" + greylisted, "450 4.2.0 <" + greylisted + ">: later"), both);

        assertThat(counts(letters).get(MailState.QUEUED)).isEqualTo(1);
        assertThat(letters.written()).containsOnlyOnce(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Mailbox.await(greylisted, 1)).hasSize(1);
        awaitCount(letters, MailState.SENT, 2);
    }

    @Test
    void aMailThatIsRefusedFailsAndOnlyAMissingAddressBounces() throws Exception {
        String unknown = unique("unknown") + "@example.org";
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        letters.write(
                reference, mail -> Optional.of(letter(mail.recipient().equals(first) ? unknown : address, "Hello")));
        UnaryOperator<String> script = command -> command.startsWith("RCPT TO:<" + unknown)
                ? "550 5.1.1 <" + unknown + ">: no such user"
                : command.startsWith("RCPT") ? "550 5.7.1 not today" : null;

        withServer(script, () -> {
            add(letters, first);
            add(letters, second);
            awaitCount(letters, MailState.FAILED, 2);
        });

        assertThat(letters.bounced())
                .containsEntry(first, "550 5.1.1 <***>: no such user")
                .doesNotContainKey(second);
    }

    @Test
    void aMailWhoseAnswerIsLostIsDoubtfulAndNotSentAgain() throws Exception {
        writeTo(letters, "perhaps");
        UUID recipient = UUID.randomUUID();

        withServer(ScriptedSmtp.answering(".", ScriptedSmtp.END), () -> {
            add(letters, recipient);
            awaitCount(letters, MailState.DOUBTFUL, 1);
        });

        clock.advance(Duration.ofDays(1));
        add(letters);
        awaitCount(letters, MailState.SENT, 1);
        assertThat(letters.written()).containsOnlyOnce(recipient);
        assertThat(queue.to(List.of(recipient), letters.kind(), reference)
                        .get(recipient)
                        .state())
                .isEqualTo(MailState.DOUBTFUL);
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
    void aSourceThatFailsOverABounceLosesNothing() throws Exception {
        UUID recipient = UUID.randomUUID();
        writeTo(letters, "Hello");
        letters.failOver(recipient);

        withServer(ScriptedSmtp.answering("RCPT", "550 5.1.1 no such user"), () -> {
            add(letters, recipient);
            awaitCount(letters, MailState.FAILED, 1);
        });

        add(letters);
        awaitCount(letters, MailState.SENT, 1);
    }

    @Test
    void mailsAreSentAfterTheDatabaseWasAwayAndTheLogIsBrief() throws Exception {
        writeTo(letters, "Hello");
        List<String> said = new CopyOnWriteArrayList<>();
        try (LogEar ear = LogEar.to(line -> said.add(line.getLoggerName() + ": " + line.getMessage()))) {
            Servers.server(TestDatabase.FOLDER).destroyForcibly();
            await().until(() -> said.stream().anyMatch(line -> line.contains("PostgreSQL ended and was started")));
            await().ignoreExceptions().until(() -> add(letters) != null);
            Mailbox.await(address, 1);
        }
        assertThat(said).filteredOn(line -> line.contains(".mail.")).hasSizeLessThanOrEqualTo(4);
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

    private void writeTo(Letters source, String subject) {
        source.write(reference, mail -> Optional.of(letter(address, subject)));
    }

    private UUID add(Letters source) {
        return add(source, UUID.randomUUID());
    }

    private UUID add(Letters source, UUID recipient) {
        QuarkusTransaction.requiringNew()
                .run(() -> queue.add(source.kind(), reference, recipient, null, clock.instant()));
        return recipient;
    }

    private Map<MailState, Long> counts(Letters source) {
        return QuarkusTransaction.requiringNew().call(() -> queue.counts(source.kind(), reference));
    }

    private void awaitCount(Letters source, MailState state, long count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> counts(source).get(state) == count);
    }

    /** Meanwhile another server stands where the service sends mails to. */
    private void withServer(UnaryOperator<String> script, Runnable work) throws Exception {
        Mailbox.close();
        try (ScriptedSmtp server = new ScriptedSmtp(Mailbox.port(), script)) {
            work.run();
        } finally {
            Mailbox.open();
        }
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
