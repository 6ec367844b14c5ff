package io.broadsheet.mail;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The mail server that is configured (RFC 5321), and what its answers mean. */
final class Smtp implements Transport {

    /** Which step failed is in the messages of the client alone. */
    private static final String SENDER_REFUSED = "sender address not accepted";

    private static final String TOO_LARGE = "message exceeds allowed size limit";

    /** The server closes (RFC 5321); it wants TLS or a login, or another one (RFC 4954, RFC 3207). */
    private static final Set<Integer> NOT_ABOUT_THE_MAIL = Set.of(421, 454, 530, 534, 535, 538);

    /** Says so of MAIL FROM because of the size that is announced with it (RFC 1870). */
    private static final int EXCEEDS_STORAGE = 552;

    /**
     * No such mailbox, no such domain, no address at all, moved, accepts no mail (RFC 3463, RFC 7505). Others of 5.1.x are about
     * the address of the sender.
     */
    private static final Pattern NO_SUCH_ADDRESS =
            Pattern.compile("5\\d\\d[ -]5\\.1\\.(1|2|3|6|10)\\b.*", Pattern.DOTALL);

    private final MailClient client;

    /**
     * The one event loop of all connections. The client lets each caller's loop connect, and another one wait for the greeting,
     * which it sometimes misses then: the mail would hang until patience ends.
     */
    private final Context loop;

    private final Duration patience;

    /** @param patience how long to wait for a connection, and then again for the end of the mail */
    Smtp(Vertx vertx, MailClient client, Duration patience) {
        this.loop = vertx.getOrCreateContext();
        this.client = client;
        this.patience = patience;
    }

    @Override
    public Outcome deliver(MailMessage message) {
        Watched watched = new Watched(message);
        CompletableFuture<MailResult> answer = new CompletableFuture<>();
        loop.runOnContext(
                now -> client.sendMail(watched).onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        Throwable failure = failure(CompletableFuture.anyOf(watched.begun, answer));
        if (failure == null) {
            failure = failure(answer);
        }
        if (failure == null) {
            return Outcome.SENT;
        }
        return watched.giveUp() ? new Outcome(Outcome.Kind.UNREACHABLE, text(failure)) : meaning(failure);
    }

    /** Waits. @return null if all went well */
    private Throwable failure(CompletableFuture<?> future) {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException silence) {
            return new TimeoutException("no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return stop;
        }
    }

    private static Outcome meaning(Throwable failure) {
        if (failure instanceof SMTPException reply) {
            return new Outcome(meaning(reply), text(reply));
        }
        // Found out before a word of it was sent.
        boolean unfit = TOO_LARGE.equals(failure.getMessage());
        return new Outcome(unfit ? Outcome.Kind.REFUSED : Outcome.Kind.DOUBTFUL, text(failure));
    }

    private static Outcome.Kind meaning(SMTPException reply) {
        boolean ofSender = reply.getMessage().startsWith(SENDER_REFUSED) && reply.getReplyCode() != EXCEEDS_STORAGE;
        if (ofSender || NOT_ABOUT_THE_MAIL.contains(reply.getReplyCode())) {
            return Outcome.Kind.UNREACHABLE;
        }
        if (reply.isTransient()) {
            return Outcome.Kind.DELAYED;
        }
        boolean bounced = NO_SUCH_ADDRESS.matcher(reply.getReplyMessage()).matches();
        return bounced ? Outcome.Kind.BOUNCED : Outcome.Kind.REFUSED;
    }

    private static String text(Throwable failure) {
        if (failure instanceof SMTPException reply) {
            return String.join(" ", reply.getReplyMessages());
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /**
     * Knows whether the mail was begun: only when a connection is there, the server has greeted and taken the login does the
     * client ask for the text. What fails before has nothing to do with the mail.
     */
    private static final class Watched extends MailMessage {
        private final CompletableFuture<Void> begun = new CompletableFuture<>();

        Watched(MailMessage message) {
            super(message);
        }

        @Override
        public String getText() {
            begun.complete(null);
            if (begun.isCancelled()) {
                throw new IllegalStateException("The mail was taken back");
            }
            return super.getText();
        }

        /** Takes the mail back, so that a connection that comes too late sends nothing. @return whether it was not begun */
        boolean giveUp() {
            return begun.cancel(false) || begun.isCancelled();
        }
    }
}
