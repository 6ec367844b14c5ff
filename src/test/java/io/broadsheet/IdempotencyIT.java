package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same write sent many times at once to two instances on one database is done once, and answered alike. */
class IdempotencyIT {

    private static final int TIMES = 20;
    private static final int ROUNDS = 10;

    private record Send(PackagedService service, int round) implements Callable<HttpResponse<String>> {

        @Override
        public HttpResponse<String> call() throws Exception {
            return service.send(
                    "POST",
                    "/articles?publish=true",
                    "{\"title\": \"Round " + round + "\", \"tags\": [\"harbour\"]}",
                    "Authorization",
                    "Bearer " + Given.ADMIN_KEY,
                    "Idempotency-Key",
                    "\"round-" + round + "\"");
        }
    }

    @Test
    void theSameSentAtOnceToTwoInstancesIsDoneOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(TIMES);
        try (PackagedService one = PackagedService.inEmptyFolder("idempotency-one", Map.of())) {
            one.start();
            try (PackagedService other = one.beside("idempotency-other", Map.of())) {
                other.start();
                for (int round = 1; round <= ROUNDS; round++) {
                    check(clients, one, other, round);
                }
                assertThat(JsonPath.from(one.send("GET", "/articles?count=true", null)
                                        .body())
                                .getInt("page.total"))
                        .isEqualTo(ROUNDS);
                assertThat(one.traces()).isEmpty();
                assertThat(other.traces()).isEmpty();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void check(ExecutorService clients, PackagedService one, PackagedService other, int round)
            throws Exception {
        List<Send> sends = IntStream.range(0, TIMES)
                .mapToObj(each -> new Send(each % 2 == 0 ? one : other, round))
                .toList();
        List<HttpResponse<String>> done = new ArrayList<>();
        int waits = 0;
        for (List<Send> waiting = sends; !waiting.isEmpty(); ) {
            List<Send> again = new ArrayList<>();
            List<Future<HttpResponse<String>>> answers = clients.invokeAll(waiting);
            for (int i = 0; i < answers.size(); i++) {
                HttpResponse<String> answer = answers.get(i).get();
                assertThat(answer.statusCode()).isIn(201, 409);
                if (answer.statusCode() == 201) {
                    done.add(answer);
                } else {
                    assertThat(answer.body()).contains("/problems/still-running");
                    again.add(waiting.get(i));
                    waits++;
                }
            }
            waiting = again;
        }
        System.out.printf("round %d: %d answers, %d times to wait%n", round, done.size(), waits);
        assertThat(done).hasSize(TIMES);
        assertThat(done).extracting(HttpResponse::body).containsOnly(done.get(0).body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(done)
                    .extracting(answer -> answer.headers().firstValue(header).orElseThrow())
                    .containsOnly(done.get(0).headers().firstValue(header).orElseThrow());
        }
        assertThat(done)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotent-Replayed").isEmpty())
                .hasSize(1);
    }
}
