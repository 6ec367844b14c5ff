package io.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.LogEar;
import io.broadsheet.support.ScriptedSmtp;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    @TempDir
    Path temporary;

    private Instant now = Instant.parse("2026-11-24T09:30:00.5Z");

    @Test
    void aMailIsAFileWithWhatAServerWouldHaveGot() throws IOException {
        assertThat(outbox().deliver(mail())).isEqualTo(Outcome.SENT);

        String file = Files.readString(files().get(0), StandardCharsets.US_ASCII);
        assertThat(unmarked(file)).isEqualTo(unmarked(sent(mail())));
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void namesSortByTime() {
        outbox().deliver(mail());
        now = now.plusMillis(1);
        outbox().deliver(mail());
        now = now.plusSeconds(36_000);
        outbox().deliver(mail());

        assertThat(files().stream().map(Path::getFileName).map(Path::toString))
                .satisfiesExactly(
                        first -> assertThat(first).matches("20261124T093000.500Z-.{8}\\.eml"),
                        second -> assertThat(second).startsWith("20261124T093000.501Z-"),
                        third -> assertThat(third).startsWith("20261124T193000.501Z-"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws IOException {
        outbox().deliver(mail());
        assertThat(mode(files().get(0))).isEqualTo("rw-------");
        assertThat(mode(folder())).isEqualTo("rwx------");
    }

    @Test
    void theLogNamesTheFileAndNotTheAddress() {
        List<String> said = new CopyOnWriteArrayList<>();
        try (LogEar ear = LogEar.to(line -> said.add(((ExtLogRecord) line).getFormattedMessage()))) {
            outbox().deliver(mail());
        }
        assertThat(said)
                .filteredOn(line -> line.contains(files().get(0).toString()))
                .hasSize(1);
        assertThat(said).noneMatch(line -> line.contains("@"));
    }

    @Test
    void aFolderThatCannotBeWrittenLeavesTheMailsWaiting() throws IOException {
        Files.createFile(folder());
        assertThat(outbox().deliver(mail()).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    private Outbox outbox() {
        return new Outbox(folder(), () -> now);
    }

    private Path folder() {
        return temporary.resolve("outbox");
    }

    /** In the order of their names. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static MailMessage mail() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<1@example.org>")
                .add("Date", "Tue, 24 Nov 2026 09:30:00 +0000")
                .add("Subject", "=?UTF-8?Q?a?=\r\n =?UTF-8?Q?b?=");
        return new MailMessage()
                .setFrom("from@example.org")
                .setTo("to@example.org")
                .setText("Größe\n\nA line of " + "x".repeat(200) + "\n  end  \n")
                .setHtml("<p>plain</p>\n\n<p>end</p>")
                .setHeaders(headers);
    }

    private static String sent(MailMessage mail) throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ScriptedSmtp server = new ScriptedSmtp(0, usual -> null)) {
            MailConfig config = new MailConfig("127.0.0.1", server.port()).setPipelining(false);
            new Smtp(vertx, MailClient.create(vertx, config), Duration.ofSeconds(20)).deliver(mail);
            return server.mails().get(0);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Without what parts them, which has a clock and a counter of its own. */
    private static String unmarked(String mail) {
        return mail.replaceAll("=--[\\w.]+", "=--");
    }
}
