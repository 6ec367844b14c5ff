package io.broadsheet.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes articles and tags of its own at random, drafts among them, requests that are refused after they have begun to write, and
 * bodies that take long; and remembers what of it everybody was to be told.
 */
public final class ChangeWriter implements Callable<Void> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "Bearer " + Given.ADMIN_KEY;

    /** Few, so that writers meet at the same rows. */
    private static final int SHARED_TAGS = 9;

    private static final String LONG =
            "The **tram** to the harbour did [not](https://example.org) run.\n\n".repeat(400);

    private final List<PackagedService> nodes;
    private final String name;
    private final Random random;
    private final AtomicInteger left;
    private final Map<String, List<String>> told = new HashMap<>();
    private final List<Own> articles = new ArrayList<>();
    private int made;
    private int refused;

    /** An article of this writer's. */
    private static final class Own {
        private final String id;
        private final String stem;
        private int version;
        private boolean isPublic;

        private Own(String id, String stem, boolean isPublic) {
            this.id = id;
            this.stem = stem;
            this.isPublic = isPublic;
        }

        private String slug() {
            return stem + "-v" + version;
        }
    }

    /** @param left public changes that all writers together are still to make */
    public ChangeWriter(List<PackagedService> nodes, String name, long seed, AtomicInteger left) {
        this.nodes = nodes;
        this.name = name;
        this.random = new Random(seed);
        this.left = left;
    }

    @Override
    public Void call() throws IOException {
        while (left.get() > 0) {
            int dice = random.nextInt(100);
            Own own = articles.isEmpty() ? null : articles.get(random.nextInt(articles.size()));
            if (own == null || dice < 15) {
                create(dice % 4 != 0);
            } else if (dice < 65) {
                patch(own, dice < 16 ? Map.of("markdown", LONG) : null);
            } else if (dice < 77) {
                publish(own);
            } else if (dice < 82) {
                delete(own);
            } else if (dice < 88) {
                tag();
            } else {
                beRefused(own, dice % 3);
            }
        }
        return null;
    }

    private void create(boolean isPublic) throws IOException {
        String stem = name + "-" + made++;
        Map<String, Object> body =
                Map.of("title", stem, "slug", stem + "-v0", "tags", List.of(sharedTag(), sharedTag(), sharedTag()));
        JsonNode answer = send("POST", "/articles?publish=" + isPublic, body, 201);
        Own own = new Own(answer.path("id").asText(), stem, isPublic);
        articles.add(own);
        if (isPublic) {
            tell("published", own);
        }
    }

    private void patch(Own own, Map<String, String> body) throws IOException {
        own.version++;
        Map<String, Object> members = new HashMap<>(Map.of("slug", own.slug(), "tags", List.of(sharedTag())));
        if (body != null) {
            members.put("body", body);
        }
        send("PATCH", "/articles/" + own.id, members, 200);
        if (own.isPublic) {
            tell("updated", own);
        }
    }

    private void publish(Own own) throws IOException {
        send(own.isPublic ? "DELETE" : "PUT", "/articles/" + own.id + "/publication", Map.of(), 200);
        own.isPublic = !own.isPublic;
        tell(own.isPublic ? "published" : "unpublished", own);
    }

    private void delete(Own own) throws IOException {
        send("DELETE", "/articles/" + own.id, Map.of(), 204);
        articles.remove(own);
        if (own.isPublic) {
            tell("deleted", own);
        }
    }

    private void tag() throws IOException {
        String slug = name + "-tag-" + made++;
        String id = send("POST", "/tags", Map.of("name", slug, "slug", slug), 201)
                .path("id")
                .asText();
        tell("created", id, slug);
        send("PATCH", "/tags/" + id, Map.of("slug", slug + "-new"), 200);
        tell("updated", id, slug + "-new");
        send("DELETE", "/tags/" + id, Map.of(), 204);
        tell("deleted", id, slug + "-new");
    }

    /** New tags are claimed before a slug turns out to be taken, or a reference to lead nowhere. */
    private void beRefused(Own own, int how) throws IOException {
        refused++;
        Map<String, Object> body = new HashMap<>(Map.of("title", "Never", "tags", List.of(name + "-never-" + refused)));
        switch (how) {
            case 0 -> {
                body.put("slug", own.slug());
                send("POST", "/articles?publish=true", body, 409);
            }
            case 1 -> {
                body.put("newsletter", "none");
                send("POST", "/articles?publish=true", body, 400);
            }
            default -> send("PATCH", "/articles/" + own.id, body, 412, "If-Match", "\"v999\"");
        }
    }

    private String sharedTag() {
        return "shared-" + random.nextInt(SHARED_TAGS);
    }

    private void tell(String type, Own own) {
        tell(type, own.id, own.slug());
    }

    private void tell(String type, String id, String slug) {
        told.computeIfAbsent(id, each -> new ArrayList<>()).add(type + " " + slug);
        left.decrementAndGet();
    }

    private JsonNode send(String method, String path, Map<String, ?> body, int status) throws IOException {
        return send(method, path, body, status, "If-Match", "*");
    }

    private JsonNode send(String method, String path, Map<String, ?> body, int status, String... condition)
            throws IOException {
        PackagedService node = nodes.get(random.nextInt(nodes.size()));
        HttpResponse<String> answer =
                node.send(method, path, text(body), condition[0], condition[1], "Authorization", KEY);
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What everybody was to be told, in order, by the id of what it happened to: type and slug. */
    public Map<String, List<String>> told() {
        return told;
    }

    public int refused() {
        return refused;
    }
}
