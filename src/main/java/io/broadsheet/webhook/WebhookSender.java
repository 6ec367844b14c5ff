package io.broadsheet.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Posts a delivery to its target. The host is resolved and looked at here, and the connection goes to the very address that was
 * looked at, while the name stays in {@code Host}, in SNI and in what the certificate must be for.
 */
@ApplicationScoped
class WebhookSender {

    /** For the name, the connection, the request and the status together. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String LATE = "no answer within " + PATIENCE.toSeconds() + " s";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final HttpClient client;
    private final Targets targets;
    private final InstantSource clock;

    @Inject
    WebhookSender(Vertx vertx, Targets targets, InstantSource clock) {
        this(vertx, targets, clock, new HttpClientOptions());
    }

    /** @param options such as whom to trust */
    WebhookSender(Vertx vertx, Targets targets, InstantSource clock, HttpClientOptions options) {
        this.vertx = vertx;
        this.targets = targets;
        this.clock = clock;
        client = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(WebhookWorker.SENDERS)
                .setConnectTimeout((int) PATIENCE.toMillis()));
    }

    /** Throws nothing: whatever happens is what came of the attempt. */
    Attempt send(Webhook webhook, WebhookDelivery delivery) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Exchange exchange = new Exchange();
        // Whatever is still open then: an answer may go on for ever after its status.
        vertx.setTimer(PATIENCE.toMillis(), timer -> exchange.cut());
        try {
            int status = ask(webhook, delivery, at, exchange)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Attempt.answered(at, since(began), status);
        } catch (TimeoutException late) {
            exchange.cut();
            return Attempt.failed(at, since(began), LATE);
        } catch (ExecutionException failure) {
            return Attempt.failed(at, since(began), exchange.isCut() ? LATE : reason(failure.getCause()));
        } catch (InterruptedException stop) {
            exchange.cut();
            Thread.currentThread().interrupt();
            return Attempt.lost(at);
        }
    }

    private Future<Integer> ask(Webhook webhook, WebhookDelivery delivery, Instant at, Exchange exchange) {
        URI url = URI.create(webhook.url());
        // Each attempt tries the next address, if there are several.
        int turn = delivery.attempts().size();
        return vertx.executeBlocking(() -> targets.resolve(url.getHost()), false)
                .map(addresses -> request(url, addresses.get(turn % addresses.size())))
                .map(options -> sign(options, webhook, delivery, at))
                .compose(client::request)
                .compose(request -> exchange.carry(request, Buffer.buffer(delivery.body())));
    }

    private static RequestOptions request(URI url, InetAddress address) {
        boolean secure = url.getScheme().equals("https");
        int port = url.getPort() < 0 ? (secure ? HTTPS : HTTP) : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setFollowRedirects(false);
    }

    private static RequestOptions sign(RequestOptions options, Webhook webhook, WebhookDelivery delivery, Instant at) {
        String id = delivery.messageId();
        String signatures = webhook.secrets(at).stream()
                .map(secret -> secret.signature(id, at, delivery.body()))
                .collect(Collectors.joining(" "));
        return options.putHeader("content-type", "application/json")
                .putHeader("user-agent", "Broadsheet")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .putHeader("webhook-signature", signatures);
    }

    /** In our words as far as can be: what a library says may have anything in it. */
    private static String reason(Throwable failure) {
        List<Throwable> causes = ExceptionUtils.getThrowableList(failure);
        if (failure instanceof Targets.Refused) {
            return failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "the name leads nowhere";
        }
        if (causes.stream().anyMatch(SSLException.class::isInstance)) {
            return "no secure connection: " + causes.get(causes.size() - 1).getMessage();
        }
        if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
            return "no connection";
        }
        return "no answer: " + failure.getClass().getSimpleName();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
