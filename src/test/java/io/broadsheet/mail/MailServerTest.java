package io.broadsheet.mail;

import static io.broadsheet.mail.Letters.letter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.LogEar;
import io.broadsheet.support.Mailbox;
import io.broadsheet.support.ScriptedSmtp;
import io.broadsheet.support.Servers;
import io.broadsheet.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** What the mail server, or the database, does to mails that are under way. */
@QuarkusTest
class MailServerTest extends QueuedMails {

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

    /** Meanwhile another server stands where the service sends mails to. */
    private void withServer(UnaryOperator<String> script, Runnable work) throws Exception {
        Mailbox.close();
        try (ScriptedSmtp server = new ScriptedSmtp(Mailbox.port(), script)) {
            work.run();
        } finally {
            Mailbox.open();
        }
    }
}
