package io.broadsheet.content;

import static io.broadsheet.support.Given.ADMIN_KEY;
import static io.broadsheet.support.Given.API;
import static io.broadsheet.support.Given.admin;
import static io.broadsheet.support.Given.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many clients that each read a counter and write one more, for as long as nobody else has: no write is lost. */
@QuarkusTest
class EntryCounterApiTest {

    private static final int CLIENTS = 50;
    private static final int PATCHES = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without the contract filter: a client that is judged is too slow to be in anybody's way. */
    private final HttpClient http = HttpClient.newHttpClient();

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @TestHTTPResource(API + "/articles/")
    URI articles;

    @Test
    void theCounterIsTheNumberOfPatchesThatWereTaken() throws Exception {
        String id = draft("0").getString("id");
        URI one = articles.resolve(id);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<Void> client = () -> {
                for (int i = 0; i < PATCHES; i++) {
                    count(one);
                }
                return null;
            };
            for (Future<Void> each : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
        int taken = answers.get(200).get();
        System.out.printf("%d clients, %d patches each: %s%n", CLIENTS, PATCHES, answers);
        assertThat(answers.keySet()).isSubsetOf(200, 412);
        assertThat(answers.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(CLIENTS * PATCHES);
        assertThat(JSON.readTree(read(one).body()).get("title").asInt()).isEqualTo(taken);
        // Each is a revision, in a row without gaps.
        List<Integer> numbers =
                admin().get("/articles/" + id + "/revisions?limit=2").jsonPath().getList("data.number");
        assertThat(numbers).containsExactly(taken + 1, taken);
    }

    private void count(URI one) throws IOException, InterruptedException {
        HttpResponse<String> seen = read(one);
        int next = JSON.readTree(seen.body()).get("title").asInt() + 1;
        HttpResponse<String> answer = http.send(
                keyed(one)
                        .header("If-Match", seen.headers().firstValue("ETag").orElseThrow())
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString("{\"title\": \"" + next + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        answers.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                .incrementAndGet();
    }

    private HttpResponse<String> read(URI one) throws IOException, InterruptedException {
        return http.send(keyed(URI.create(one + "?fields=title")).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder keyed(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + ADMIN_KEY);
    }
}
