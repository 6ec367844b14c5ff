package io.broadsheet.signup;

import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.newsletter;
import static io.broadsheet.support.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand signups at full speed. Half of the addresses are known, in a random order: were it true that nobody can tell
 * which by the time of the answer, both times would be drawn from one distribution, and in one run of a thousand a p-value
 * would be below 0.001 nevertheless.
 */
@QuarkusTest
@TestProfile(SignupLoadTest.Limits.class)
@Tag("scale")
class SignupLoadTest {

    private static final int CLIENTS = 32;
    private static final int EACH = 400;
    private static final int PER_NETWORK = 320;
    private static final int ACCEPTED = 10_000;
    private static final double SURE = 0.001;

    @Inject
    EntityManager entityManager;

    private final String slug = unique("packet");

    /** The tests for a proxy; one network more than there are clients, to warm up. */
    public static class Limits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "broadsheet.trusted-proxies", "127.0.0.0/8, ::1",
                    "broadsheet.signups.per-network", String.valueOf(PER_NETWORK),
                    "broadsheet.signups.per-network-window", "PT24H",
                    "broadsheet.signups.overall", String.valueOf(ACCEPTED + PER_NETWORK),
                    "broadsheet.signups.overall-window", "PT24H");
        }
    }

    /** @param nanos how long the answer took */
    private record Answer(String email, boolean known, int status, long nanos) {}

    @Test
    void limitsHoldExactlyWhatIsAcceptedIsStoredAndNoTimeTellsWhoIsKnown() {
        newsletter("Packet", "slug", slug);
        List<String> known = emails("known");
        List<String> fresh = emails("fresh");
        importAll(known.subList(0, known.size() / 2), "?consent=paper");
        importAll(known.subList(known.size() / 2, known.size()), "");
        List<String> all = Stream.concat(known.stream(), fresh.stream()).collect(Collectors.toList());
        Collections.shuffle(all, new Random(4));
        Set<String> isKnown = new HashSet<>(known);
        send(
                CLIENTS,
                Stream.generate(() -> unique("warm") + "@example.org")
                        .limit(PER_NETWORK)
                        .toList(),
                Set.of());

        List<Answer> answers = all(all, isKnown);

        assertThat(answers).extracting(Answer::status).containsOnly(202, 429);
        List<Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(accepted).hasSize(ACCEPTED);
        assertStored(accepted, fresh);
        double[] ofKnown = times(accepted, true);
        double[] ofFresh = times(accepted, false);
        double smirnov =
                KolmogorovSmirnovTest.withDefaults().test(ofKnown, ofFresh).getPValue();
        double mannWhitney =
                MannWhitneyUTest.withDefaults().test(ofKnown, ofFresh).getPValue();
        System.out.printf(
                "signups: %d known, median %.2f ms; %d new, median %.2f ms; p by Kolmogorov-Smirnov %.3f, by Mann-Whitney"
                        + " %.3f%n",
                ofKnown.length, median(ofKnown), ofFresh.length, median(ofFresh), smirnov, mannWhitney);
        assertThat(smirnov).isGreaterThan(SURE);
        assertThat(mannWhitney).isGreaterThan(SURE);
    }

    private static List<String> emails(String word) {
        return IntStream.range(0, CLIENTS * EACH / 2)
                .mapToObj(i -> word + i + unique("-") + "@example.org")
                .toList();
    }

    private void importAll(List<String> emails, String consent) {
        admin().contentType("text/csv")
                .body("email\r\n" + String.join("\r\n", emails))
                .post("/newsletters/" + slug + "/signups/import" + consent)
                .then()
                .statusCode(200);
    }

    private List<Answer> all(List<String> emails, Set<String> known) {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            return IntStream.range(0, CLIENTS)
                    .mapToObj(client -> CompletableFuture.supplyAsync(
                            () -> send(client, emails.subList(client * EACH, (client + 1) * EACH), known), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .peek(answers -> assertThat(answers)
                            .filteredOn(answer -> answer.status() == 202)
                            .hasSizeLessThanOrEqualTo(PER_NETWORK))
                    .flatMap(List::stream)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private List<Answer> send(int client, List<String> emails, Set<String> known) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI target = URI.create("http://localhost:" + RestAssured.port + API + "/newsletters/" + slug + "/signups");
        List<Answer> answers = new ArrayList<>();
        for (String email : emails) {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "198.51." + client + ".7")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"" + email + "\"}"))
                    .build();
            long begun = System.nanoTime();
            int status = http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .join()
                    .statusCode();
            answers.add(new Answer(email, known.contains(email), status, System.nanoTime() - begun));
        }
        return answers;
    }

    /** Each that was accepted, and none that was refused. */
    private void assertStored(List<Answer> accepted, List<String> fresh) {
        await().atMost(Duration.ofMinutes(5)).until(this::inboxIsEmpty);
        Set<String> stored = admin().accept("text/csv")
                .get("/newsletters/" + slug + "/signups?email=fresh")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[1])
                .collect(Collectors.toSet());
        Set<String> expected = accepted.stream()
                .filter(answer -> !answer.known())
                .map(Answer::email)
                .collect(Collectors.toSet());
        assertThat(expected).hasSizeBetween(fresh.size() / 2, fresh.size());
        assertThat(stored).isEqualTo(expected);
    }

    private boolean inboxIsEmpty() {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createQuery("from Signup", Signup.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** In milliseconds. */
    private static double[] times(List<Answer> answers, boolean known) {
        return answers.stream()
                .filter(answer -> answer.known() == known)
                .mapToDouble(answer -> answer.nanos() / 1e6)
                .toArray();
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
