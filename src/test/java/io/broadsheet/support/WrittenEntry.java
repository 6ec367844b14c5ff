package io.broadsheet.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;

/** An entry that one writer alone writes: how it must be, or else how a write whose answer never came would have made it. */
final class WrittenEntry {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "Bearer " + Given.ADMIN_KEY;

    /** All that writers change, and each write something of it. */
    record State(String slug, String title, String markdown, Set<String> tags, boolean published) {
        State {
            tags = new TreeSet<>(tags);
        }

        @Override
        public String toString() {
            return slug + ", '" + title + "', '" + StringUtils.abbreviate(markdown, 30) + "', " + tags
                    + (published ? ", published" : "");
        }
    }

    /** What was seen of it: where, in which state, of which version. */
    private record Seen(State state, String id, String version) {
        static final Seen NOTHING = new Seen(null, null, null);
    }

    private Seen acknowledged = Seen.NOTHING;
    private State attempted;

    State acknowledged() {
        return acknowledged.state();
    }

    /** @return the status of the answer, or 0 if none came; only 2xx is taken for a promise */
    int write(PackagedService service, String method, String path, String json, State result) throws IOException {
        attempted = result;
        HttpResponse<String> answer;
        try {
            answer = acknowledged == Seen.NOTHING
                    ? service.send(method, "/articles" + path, json, "Authorization", KEY)
                    : service.send(
                            method,
                            "/articles/" + acknowledged.id() + path,
                            json,
                            "Authorization",
                            KEY,
                            "If-Match",
                            acknowledged.version());
        } catch (IOException never) {
            return 0;
        }
        if (answer.statusCode() / 100 == 2) {
            acknowledged = new Seen(result, id(JSON.readTree(answer.body())), version(answer));
            attempted = null;
        }
        return answer.statusCode();
    }

    /** Whether an attempt of unknown outcome turned out to have been done; it must stay so from now on. */
    boolean settle(PackagedService service) throws IOException {
        if (acknowledged == Seen.NOTHING && attempted == null) {
            return false;
        }
        Seen found = read(service);
        boolean done = attempted != null && attempted.equals(found.state());
        if (!done && !found.equals(acknowledged)) {
            throw new AssertionError(
                    "%nacknowledged %s%nattempted    %s%nfound        %s".formatted(acknowledged, attempted, found));
        }
        acknowledged = found;
        attempted = null;
        return done;
    }

    private Seen read(PackagedService service) throws IOException {
        HttpResponse<String> answer = service.send(
                "GET",
                "/articles/" + (acknowledged == Seen.NOTHING ? attempted.slug() : acknowledged.id()) + "?body=markdown",
                null,
                "Authorization",
                KEY);
        if (answer.statusCode() == 404) {
            return Seen.NOTHING;
        }
        JsonNode entry = JSON.readTree(answer.body());
        State state = new State(
                entry.path("slug").textValue(),
                entry.path("title").textValue(),
                entry.path("body").path("markdown").textValue(),
                Set.copyOf(entry.withArray("tags").findValuesAsText("name")),
                "published".equals(entry.path("status").textValue()));
        return new Seen(state, id(entry), version(answer));
    }

    private static String id(JsonNode entry) {
        return entry.path("id").textValue();
    }

    private static String version(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("none");
    }
}
