package io.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.HookTarget;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What targets may do to whoever posts to them. */
@QuarkusTest
@TestProfile(WebhookTargets.Private.class)
class WebhookSenderTest extends WebhookTargets {

    @Inject
    Vertx vertx;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookQueue queue;

    @Test
    void aTargetThatSaysNothingIsGivenUpAfterFiveSeconds() {
        target.answer(target.silence());
        JsonPath attempt = awaitAttempts(test(webhook()), 1);
        assertThat(attempt.getString("attempts[0].error")).isEqualTo("no answer within 5 s");
        assertThat((Integer) attempt.get("attempts[0].status")).isNull();
        assertThat(attempt.getInt("attempts[0].durationMs")).isBetween(5_000, 6_000);
    }

    /** The status came in time, and a word now and then would keep the connection for ever. */
    @Test
    void anAnswerThatDripsIsCutOffAfterFiveSeconds() {
        target.answer(target.drip(200));
        JsonPath attempt = awaitAttempts(test(webhook()), 1);
        assertThat(attempt.getString("state")).isEqualTo("delivered");
        assertThat(target.open()).isEqualTo(1);
        await().atMost(WebhookSender.PATIENCE.plusSeconds(2)).until(() -> target.open() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAFailureAndIsNotFollowed(int status) {
        HookTarget inside = new HookTarget();
        target.answer(HookTarget.redirect(status, inside.url("/secret")));
        JsonPath attempt = awaitAttempts(test(webhook()), 1);
        assertThat(attempt.getInt("attempts[0].status")).isEqualTo(status);
        assertThat(attempt.getString("attempts[0].error")).isEqualTo("redirects are not followed");
        assertThat(attempt.getString("state")).isEqualTo("queued");
        assertThat(inside.received()).isEmpty();
        inside.close();
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        target.answer(target.flood(200));
        JsonPath attempt = awaitAttempts(test(webhook()), 1);
        assertThat(attempt.getString("state")).isEqualTo("delivered");
        await().until(() -> target.open() == 0);
        assertThat(target.sent()).isPositive();
        // What the buffers of both sockets took, not what the target would send.
        assertThat(target.sent()).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void whatIsNotPublicIsNotConnectedTo() throws Exception {
        Made made = made(webhookTo("http://localhost:" + target.port() + "/"));
        int before = target.received().size();
        Attempt attempt = sender(new Targets(false)).send(made.webhook(), made.delivery());
        assertThat(attempt.error()).contains("is not public").contains("127.0.0.1");
        assertThat(target.received()).hasSize(before);
    }

    /** So no second answer of the DNS can lead elsewhere. */
    @Test
    void theAddressThatWasLookedAtIsConnectedToUnderTheNameOfTheHost() throws Exception {
        List<String> hosts = new CopyOnWriteArrayList<>();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    hosts.add(request.getHeader("Host"));
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        Made made = made(webhookTo("http://hooks.invalid:" + server.actualPort() + "/a?b=c"));
        Targets pinned = new Targets(true) {
            @Override
            List<InetAddress> resolve(String host) throws UnknownHostException {
                assertThat(host).isEqualTo("hooks.invalid");
                return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            }
        };
        assertThat(sender(pinned).send(made.webhook(), made.delivery()).status())
                .isEqualTo(200);
        assertThat(hosts).containsExactly("hooks.invalid:" + server.actualPort());
        assertThat(awaitAttempts(made.path(), 1).getString("attempts[0].error")).isEqualTo("the name leads nowhere");
        server.close();
    }

    @Test
    void aSecureTargetMustHaveTheCertificateOfItsName() throws Exception {
        PfxOptions certificate = certificate("localhost");
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate))
                .requestHandler(request -> request.response().setStatusCode(202).end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(certificate);
        WebhookSender sender = new WebhookSender(vertx, new Targets(true), clock, trusting);

        Made right = made(webhookTo("https://localhost:" + server.actualPort() + "/"));
        assertThat(sender.send(right.webhook(), right.delivery()).status()).isEqualTo(202);
        Made wrong = made(webhookTo("https://127.0.0.1:" + server.actualPort() + "/"));
        assertThat(sender.send(wrong.webhook(), wrong.delivery()).error()).startsWith("no secure connection");
        // As it is sent by the service, which does not trust whoever made it.
        assertThat(awaitAttempts(right.path(), 1).getString("attempts[0].error"))
                .startsWith("no secure connection");
        server.close();
    }

    /** Signed by itself. */
    private static PfxOptions certificate(String host) throws Exception {
        Path file = Path.of("target", "webhook-" + UUID.randomUUID() + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "for-tests")
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return new PfxOptions().setPath(file.toString()).setPassword("for-tests");
    }

    private WebhookSender sender(Targets targets) {
        return new WebhookSender(vertx, targets, clock);
    }

    private record Made(Webhook webhook, WebhookDelivery delivery, String path) {}

    private Made made(JsonPath webhook) {
        String path = test(webhook);
        return QuarkusTransaction.requiringNew()
                .call(() -> new Made(
                        webhooks.found(webhook.getString("id")),
                        queue.forChange(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                                .orElseThrow(),
                        path));
    }
}
