package io.broadsheet.search;

import static io.broadsheet.support.Given.API;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A request of each kind that a frontend makes of generated entries, with other values each time. */
class Requests {

    static final Set<String> NAMES = new Requests(List.of(), List.of()).kinds.keySet();

    private static final int ROUNDS = 100;
    private static final int UNTIMED = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(7);
    private final Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    private final List<String> paths;
    private final List<String> words;

    Requests() {
        this(List.of(), List.of());
        JsonPath newest = new JsonPath(get("/entries?limit=100&type=post,article&hashtag="
                + IntStream.range(0, 100).mapToObj(i -> "hashtag" + i).collect(Collectors.joining(","))));
        for (int i = 0; i < newest.getList("data").size(); i++) {
            paths.add("/" + newest.getString("data[" + i + "].type") + "s/" + newest.getString("data[" + i + "].slug"));
            words.addAll(Arrays.asList(
                    newest.getString("data[" + i + "].title").toLowerCase().split(" ")));
        }
    }

    private Requests(List<String> paths, List<String> words) {
        this.paths = new ArrayList<>(paths);
        this.words = new ArrayList<>(words);
        String list = "/entries?limit=10";
        kinds.put("list", () -> list);
        kinds.put("list of a kind", () -> "/articles?limit=10");
        kinds.put("list by title", () -> "/articles?limit=10&sort=title");
        kinds.put("list by update", () -> list + "&sort=-updatedAt");
        kinds.put("tag", () -> list + "&tag=" + tag());
        kinds.put("any of two tags", () -> list + "&tag=" + tag() + "," + tag());
        kinds.put("both of two tags", () -> list + "&tag=" + tag() + "&tag=" + tag());
        kinds.put("tag by title", () -> list + "&sort=title&tag=" + tag());
        kinds.put("not a tag", () -> list + "&notTag=" + tag());
        kinds.put("category", () -> list + "&category=topic-" + number(20));
        kinds.put("author", () -> list + "&author=author-" + number(20));
        kinds.put("hashtag", () -> list + "&hashtag=hashtag" + number(299));
        kinds.put("language", () -> list + "&language=de");
        kinds.put("since", () -> list + "&sort=publishedAt&publishedAfter=20" + (17 + number(8)) + "-03-01T00:00:00Z");
        kinds.put("one", () -> path());
        kinds.put("one with neighbours", () -> path() + "?include=neighbours");
        kinds.put("one with related", () -> path() + "?include=related");
        kinds.put("related", () -> path() + "/related");
        kinds.put("search a title word", () -> "/search?limit=10&q=" + word());
        kinds.put("search a common word", () -> "/search?limit=10&q=" + common());
        kinds.put("search two words", () -> "/search?limit=10&q=" + word() + "+or+" + word());
        kinds.put("search a phrase", () -> "/search?limit=10&q=%22" + word() + "+" + word() + "%22");
        kinds.put("search, misspelt", () -> "/search?limit=10&q=" + misspelt());
        kinds.put("list with a query", () -> list + "&q=" + word());
        kinds.put("list, common query", () -> list + "&q=" + common());
        kinds.put("query and tag", () -> list + "&q=" + common() + "&tag=" + tag());
    }

    private int number(int most) {
        return 1 + random.nextInt(most);
    }

    private String tag() {
        return "tag-" + number(190);
    }

    private String path() {
        return paths.get(random.nextInt(paths.size()));
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    /** In 80 to 5 of a hundred entries. */
    private String common() {
        return List.of("dabagen", "fabagek", "kabaget", "labagem", "nabagek", "nofagem")
                .get(random.nextInt(6));
    }

    private String misspelt() {
        String word = word();
        return word.substring(0, 2) + word.charAt(3) + word.charAt(2) + word.substring(4);
    }

    /** The median and the 99th percentile of each kind, in milliseconds, one request at a time. */
    Map<String, double[]> measure() {
        Map<String, double[]> measured = new LinkedHashMap<>();
        kinds.forEach((name, path) -> {
            double[] times = new double[ROUNDS];
            for (int round = -UNTIMED; round < ROUNDS; round++) {
                String asked = path.get();
                long start = System.nanoTime();
                get(asked);
                if (round >= 0) {
                    times[round] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(times);
            measured.put(name, new double[] {times[ROUNDS / 2], times[ROUNDS * 99 / 100]});
        });
        return measured;
    }

    /** One of each kind. */
    void once() {
        kinds.values().forEach(path -> get(path.get()));
    }

    private String get(String path) {
        URI address = URI.create("http://localhost:" + RestAssured.port + API + path);
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
