package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import io.restassured.path.json.JsonPath;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An issue to thousands, and a service that is killed again and again while it sends: nobody gets two mails, and whoever gets
 * none is told of as doubtful. When it is killed follows from a number that is printed: {@code -Dissue.seed=<number>}.
 */
class IssueKillIT {

    private static final int SUBSCRIBERS = 5_000;
    private static final int AT_A_TIME = 1_000;
    private static final int KILLS = 5;

    /** Threads that send, each of which a kill can leave with one mail of which nobody knows. */
    private static final int CONNECTIONS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger USERS = Logger.getLogger("com.icegreen.greenmail.user");

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private final long seed = Long.getLong("issue.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeAll
    static void aMailServer() {
        USERS.setLevel(Level.WARNING);
        SERVER.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        SERVER.start();
    }

    @AfterAll
    static void noMailServer() {
        SERVER.stop();
    }

    @Test
    void everySubscriberGetsTheIssueOnceHoweverOftenTheServiceIsKilled() throws Exception {
        Map<String, String> environment = Map.of(
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                String.valueOf(SERVER.getSmtp().getPort()),
                "BROADSHEET_MAIL_CONNECTIONS",
                String.valueOf(CONNECTIONS),
                "BROADSHEET_MAIL_RATE",
                "400");
        try (PackagedService service = PackagedService.inEmptyFolder("issue", environment)) {
            service.start();
            String issue = issue(service);
            ok(service, "PUT", issue + "/dispatch", "{}", "If-Match", "*");
            System.out.printf("issue.seed=%d%n", seed);
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitMails(random.nextInt(SUBSCRIBERS / (KILLS + 1)) + (kill - 1) * SUBSCRIBERS / (KILLS + 1));
                service.kill();
                service.start();
            }
            JsonPath sent = patiently()
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> ok(service, "GET", issue, null), view -> view.getString("status")
                            .equals("sent"));
            check(sent, doubtful(service, issue));
            assertThat(service.traces()).isEmpty();
        }
    }

    /** To so many subscribers. @return its path */
    private static String issue(PackagedService service) throws Exception {
        ok(service, "POST", "/newsletters", "{\"name\": \"Packet\", \"slug\": \"packet\"}");
        for (int first = 0; first < SUBSCRIBERS; first += AT_A_TIME) {
            String csv = IntStream.range(first, first + AT_A_TIME)
                    .mapToObj(IssueKillIT::address)
                    .collect(Collectors.joining("\r\n", "email\r\n", "\r\n"));
            JsonPath result = ok(
                    service,
                    "POST",
                    "/newsletters/packet/signups/import?consent=test",
                    csv,
                    "Content-Type",
                    "text/csv");
            assertThat(result.getInt("confirmed")).isEqualTo(AT_A_TIME);
        }
        String article = ok(service, "POST", "/articles?publish=true", "{\"title\": \"Trams\"}")
                .getString("id");
        String body = "{\"subject\": \"Trams\", \"entries\": [\"" + article + "\"]}";
        return "/newsletters/packet/issues/"
                + ok(service, "POST", "/newsletters/packet/issues", body).getString("id");
    }

    private static String address(int number) {
        return "reader" + number + "@example.org";
    }

    private static void awaitMails(int count) {
        patiently().pollInterval(Duration.ofMillis(5)).until(() -> SERVER.getReceivedMessages().length > count);
    }

    /** The mail server throws, on a thread of its own, when the service is killed while it sends. */
    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).dontCatchUncaughtExceptions();
    }

    private static void check(JsonPath sent, Set<String> doubtful) throws Exception {
        Map<String, Integer> mails = new HashMap<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            mails.merge(mail.getHeader("To", ","), 1, Integer::sum);
        }
        Map<String, Object> progress = sent.getMap("progress");
        System.out.printf("%d got it; %s%n", mails.size(), progress);
        Set<String> all =
                IntStream.range(0, SUBSCRIBERS).mapToObj(IssueKillIT::address).collect(Collectors.toSet());
        assertThat(mails.values()).as("mails to one").containsOnly(1);
        assertThat(all).containsAll(mails.keySet());
        Set<String> missed = new HashSet<>(all);
        missed.removeAll(mails.keySet());
        assertThat(doubtful).containsAll(missed).hasSizeLessThanOrEqualTo(KILLS * CONNECTIONS);
        assertThat(progress)
                .containsEntry("total", SUBSCRIBERS)
                .containsEntry("sent", SUBSCRIBERS - doubtful.size())
                .containsEntry("doubtful", doubtful.size());
    }

    /** As the publisher is told. */
    private static Set<String> doubtful(PackagedService service, String issue) throws Exception {
        return new HashSet<>(ok(service, "GET", issue + "/deliveries?state=doubtful&limit=100", null)
                .getList("data.email"));
    }

    private static JsonPath ok(PackagedService service, String method, String path, String body, String... headers)
            throws Exception {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + Given.ADMIN_KEY), Stream.of(headers))
                .toArray(String[]::new);
        HttpResponse<String> answer = service.send(method, path, body, all);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonPath.from(answer.body());
    }
}
