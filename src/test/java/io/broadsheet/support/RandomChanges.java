package io.broadsheet.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes of all kinds to a small publication, of one sort after the other at random, and reads that show them. */
public final class RandomChanges {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TERMS = 8;
    private static final List<String> WORDS =
            List.of("bridge", "tram", "ferry", "harbour", "council", "budget", "fog", "tide");

    private final Random random;
    private final List<String> entries = new ArrayList<>();
    private final Map<String, Supplier<Request>> kinds = new TreeMap<>();
    private int number;

    /** A change to be asked for. @param body null for none */
    public record Request(String method, String path, String body) {}

    public RandomChanges(Random random) {
        this.random = random;
        kinds.put("publish a new one", () -> create(true));
        kinds.put("publish another new one", () -> create(true));
        kinds.put("draft", () -> create(false));
        kinds.put("retitle", () -> patch(Map.of("title", title())));
        kinds.put("rewrite", () -> patch(Map.of("body", Map.of("markdown", text()))));
        kinds.put("retag", () -> patch(Map.of("tags", some("Tag"))));
        kinds.put("byline", () -> patch(Map.of("authors", some("Author"))));
        kinds.put("recategorise", () -> patch(Map.of("category", "category-" + random.nextInt(TERMS))));
        kinds.put("rename slug", () -> patch(Map.of("slug", "slug-" + random.nextInt(40))));
        kinds.put("schedule", () -> publication("publishAt", soon()));
        kinds.put("expire", () -> publication("unpublishAt", soon()));
        kinds.put("date back", () -> publication("publishAt", Instant.now().minusSeconds(random.nextInt(100_000))));
        kinds.put("publish", () -> new Request("PUT", entry() + "/publication", "{}"));
        kinds.put("withdraw", () -> new Request("DELETE", entry() + "/publication", null));
        kinds.put("archive", () -> new Request("PUT", entry() + "/archival", "{}"));
        kinds.put("unarchive", () -> new Request("DELETE", entry() + "/archival", null));
        kinds.put("delete", () -> new Request("DELETE", entry(), null));
        kinds.put("rename tag", () -> term("tags", "tag", "name"));
        kinds.put("rename author", () -> term("authors", "author", "name"));
        kinds.put("rename category", () -> term("categories", "category", "name"));
        kinds.put("other slug of a tag", () -> term("tags", "tag", "description"));
        kinds.put("delete tag", () -> new Request("DELETE", "/tags/tag-" + random.nextInt(TERMS), null));
        kinds.put("move category", this::move);
        kinds.put("site", () -> new Request("PATCH", "/site", json(Map.of("title", "The " + number++))));
    }

    /** What there is before the first change. */
    public List<Request> beginning() {
        return Stream.concat(
                        IntStream.range(0, TERMS)
                                .mapToObj(
                                        i -> new Request("POST", "/categories", json(Map.of("name", "Category " + i)))),
                        IntStream.range(0, 30).mapToObj(i -> create(true)))
                .toList();
    }

    public Request next() {
        List<String> names = List.copyOf(kinds.keySet());
        return kinds.get(names.get(random.nextInt(names.size()))).get();
    }

    /** Told what was made by a request of {@link #create}. @param path of the new one */
    public synchronized void made(String path) {
        entries.add(path);
    }

    private Request create(boolean published) {
        Map<String, Object> body = new HashMap<>(Map.of("title", title(), "body", Map.of("markdown", text())));
        body.put("tags", some("Tag"));
        body.put("authors", some("Author"));
        body.put("category", "category-" + random.nextInt(TERMS));
        return new Request(
                "POST", (random.nextBoolean() ? "/articles" : "/posts") + "?publish=" + published, json(body));
    }

    private Request patch(Map<String, ?> change) {
        return new Request("PATCH", entry(), json(change));
    }

    private Request publication(String member, Instant at) {
        return new Request("PUT", entry() + "/publication", json(Map.of(member, at.toString())));
    }

    private Request term(String path, String noun, String member) {
        String slug = noun + "-" + random.nextInt(TERMS);
        if (member.equals("description")) {
            return new Request(
                    "PATCH", "/" + path + "/" + slug, json(Map.of("slug", noun + "-" + random.nextInt(TERMS))));
        }
        return new Request("PATCH", "/" + path + "/" + slug, json(Map.of("name", "Renamed " + number++)));
    }

    private Request move() {
        Map<String, Object> parent = new HashMap<>();
        parent.put("parent", random.nextInt(3) == 0 ? null : "category-" + random.nextInt(TERMS));
        return new Request("PATCH", "/categories/category-" + random.nextInt(TERMS), json(parent));
    }

    private Instant soon() {
        return Instant.now().plusMillis(200 + random.nextInt(2000)).truncatedTo(ChronoUnit.MILLIS);
    }

    private synchronized String entry() {
        // The newest are what lists show.
        int behind = (int) (Math.abs(random.nextGaussian()) * 12);
        return entries.get(Math.max(entries.size() - 1 - behind, 0));
    }

    private String title() {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + number++;
    }

    private String text() {
        return "The " + title() + " and the " + title() + ". #" + WORDS.get(random.nextInt(WORDS.size()));
    }

    private List<String> some(String noun) {
        return random.ints(random.nextInt(4), 0, TERMS)
                .distinct()
                .mapToObj(i -> noun + " " + i)
                .toList();
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Paths of reads that show, choose by, count or sort by what changes. */
    public synchronized List<String> reads(int most) {
        List<String> reads = new ArrayList<>(List.of(
                "/articles",
                "/posts",
                "/entries",
                "/entries?count=true",
                "/articles?sort=title",
                "/posts?sort=-updatedAt",
                "/entries?limit=3",
                "/entries?page=2&limit=5",
                "/articles?include=body,neighbours,related&limit=5",
                "/tags",
                "/tags?sort=-count",
                "/categories",
                "/authors",
                "/site",
                "/newsletters",
                "/tags?limit=2",
                "/entries?publishedAfter=2026-01-01T00:00:00Z",
                "/articles?language=en&fields=slug,title",
                "/entries?tag=tag-1,tag-2&notTag=tag-3",
                "/entries?tag=tag-1&tag=tag-2"));
        WORDS.forEach(
                word -> reads.addAll(List.of("/search?q=" + word, "/entries?hashtag=" + word, "/posts?q=" + word)));
        for (int i = 0; i < TERMS; i++) {
            reads.addAll(List.of(
                    "/tags/tag-" + i,
                    "/categories/category-" + i,
                    "/authors/author-" + i,
                    "/articles?tag=tag-" + i,
                    "/entries?category=category-" + i,
                    "/posts?author=author-" + i,
                    "/articles?notTag=tag-" + i,
                    "/entries?category=category-" + i + "&tag=tag-" + (i + 1) % TERMS));
        }
        for (int i = 0; i < 40; i++) {
            reads.add((i % 2 == 0 ? "/articles/slug-" : "/posts/slug-") + i);
        }
        for (int i = entries.size() - 1; i >= 0 && reads.size() < most; i -= 2) {
            String suffix =
                    List.of("", "?include=neighbours", "/related", ".md").get(i / 2 % 4);
            reads.add(entries.get(i) + suffix);
        }
        return reads;
    }
}
