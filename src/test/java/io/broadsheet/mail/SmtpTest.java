package io.broadsheet.mail;

import static io.broadsheet.support.ScriptedSmtp.CONNECTED;
import static io.broadsheet.support.ScriptedSmtp.SILENCE;
import static io.broadsheet.support.ScriptedSmtp.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.ScriptedSmtp;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMailThatTheServerHasTakenIsSent() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(0, usual -> null)) {
            assertThat(send(server, PATIENCE)).isEqualTo(Outcome.SENT);
            assertThat(server.commands()).contains("MAIL FROM:<from@example.org>", "RCPT TO:<to@example.org>", "DATA");
            assertThat(server.mails()).singleElement().asString().contains("Subject: Hello", "..dots");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // before the mail: nothing is wrong with it
                "CONNECTED | 421 too busy                    | UNREACHABLE",
                "CONNECTED | 554 go away                     | UNREACHABLE",
                "CONNECTED | END                             | UNREACHABLE",
                "MAIL      | 530 5.7.0 log in first          | UNREACHABLE",
                "MAIL      | 451 4.7.1 not so fast           | UNREACHABLE",
                "MAIL      | 553 5.7.1 not your address      | UNREACHABLE",
                "RCPT      | 530 5.7.0 log in first          | UNREACHABLE",
                "RCPT      | 421 4.3.2 shutting down         | UNREACHABLE",
                ".         | 421 4.3.2 shutting down         | UNREACHABLE",
                // this mail
                "MAIL      | 552 5.3.4 too large             | REFUSED",
                "RCPT      | 450 4.2.0 greylisted            | DELAYED",
                "DATA      | 451 4.3.0 later                 | DELAYED",
                ".         | 451 4.7.1 scanner is busy       | DELAYED",
                "RCPT      | 550 no such user                | REFUSED",
                "RCPT      | 550 5.7.1 not from you          | REFUSED",
                "RCPT      | 550 5.1.8 no such sender        | REFUSED",
                ".         | 554 5.7.1 spam                  | REFUSED",
                "RCPT      | 550 5.1.1 <to@example.org> none | BOUNCED",
                "RCPT      | 556 5.1.10 takes no mail        | BOUNCED",
                "RCPT      | 550-5.1.1 none                  | BOUNCED",
                // nobody knows
                ".         | END                             | DOUBTFUL",
                "DATA      | END                             | DOUBTFUL",
            })
    void anAnswerSaysWhatCameOfTheMail(String command, String answer, Outcome.Kind kind) throws IOException {
        // The last line of an answer of several.
        String whole = answer.startsWith("-", 3) ? answer + "\r\n" + answer.replace('-', ' ') : answer;
        try (ScriptedSmtp server = new ScriptedSmtp(0, answering(command, whole))) {
            Duration patience = command.equals(CONNECTED) ? Duration.ofSeconds(2) : PATIENCE;
            Outcome outcome = send(server, patience);
            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.reason()).isNotBlank().doesNotContain("@", "\n");
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(send(config(port), PATIENCE).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
        assertThat(send(config(port).setHostname("no-such-host.invalid"), PATIENCE)
                        .kind())
                .isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    void aServerThatRefusesTheLoginIsUnreachable() throws IOException {
        UnaryOperator<String> script = command -> command.startsWith("EHLO")
                ? "250-hello\r\n250 AUTH PLAIN"
                : command.startsWith("AUTH") ? "535 5.7.8 wrong password" : null;
        try (ScriptedSmtp server = new ScriptedSmtp(0, script)) {
            MailConfig config = config(server.port()).setUsername("user").setPassword("secret");
            assertThat(send(config, PATIENCE))
                    .isEqualTo(new Outcome(Outcome.Kind.UNREACHABLE, "535 5.7.8 wrong password"));
        }
    }

    @Test
    void aServerWithoutTheTlsThatIsRequiredIsUnreachable() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(0, usual -> null)) {
            MailConfig config = config(server.port()).setStarttls(StartTLSOptions.REQUIRED);
            assertThat(send(config, PATIENCE).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
        }
    }

    @Test
    void aServerThatGreetsTooLateGetsNoMail() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(0, answering(CONNECTED, SILENCE))) {
            assertThat(send(server, IMPATIENCE))
                    .isEqualTo(new Outcome(Outcome.Kind.UNREACHABLE, "no answer within 0 s"));
            server.say("220 ready at last");
            await().until(() -> server.commands().contains("QUIT"));
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    /** The greeting may come before whoever asked for the connection listens. */
    @Test
    void connectionsThatAreMadeAtTheSameTimeAreAllHeard() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(0, usual -> null)) {
            Smtp smtp = smtp(config(server.port()).setKeepAlive(false), Duration.ofSeconds(5));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Outcome>> outcomes =
                    threads.invokeAll(Collections.nCopies(2_000, () -> smtp.deliver(message())));
            threads.shutdown();
            for (Future<Outcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(Outcome.SENT);
            }
        }
    }

    @Test
    void aServerThatSaysNothingToTheMailLeavesDoubt() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(0, answering(".", SILENCE))) {
            assertThat(send(server, IMPATIENCE).kind()).isEqualTo(Outcome.Kind.DOUBTFUL);
        }
    }

    private static Outcome send(ScriptedSmtp server, Duration patience) {
        return send(config(server.port()), patience);
    }

    private static Outcome send(MailConfig config, Duration patience) {
        return smtp(config, patience).deliver(message());
    }

    private static Smtp smtp(MailConfig config, Duration patience) {
        return new Smtp(vertx, MailClient.create(vertx, config), patience);
    }

    private static MailMessage message() {
        return new MailMessage("from@example.org", "to@example.org", "Hello", ".dots").setHtml("<p>Hello");
    }

    private static MailConfig config(int port) {
        return new MailConfig("127.0.0.1", port).setPipelining(false);
    }
}
