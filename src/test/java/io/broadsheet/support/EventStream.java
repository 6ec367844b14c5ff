package io.broadsheet.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Server-Sent Events as a client reads them (HTML standard, section 9.2). Each has a connection of its own. */
public final class EventStream implements AutoCloseable {

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private String lastId;

    /** What a listener is given. */
    public record Event(String id, String type, String data) {}

    private EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** @param headers by turns name and value */
    public static EventStream open(int port, String query, String... headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + Given.API + "/changes/stream" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new EventStream(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public HttpHeaders headers() {
        return answer.headers();
    }

    /** Waits for the next event. @return null if the stream has ended */
    public Event next() throws IOException {
        for (List<String> block = block(); block != null; block = block()) {
            Event event = event(block);
            if (event.data() != null) {
                return event;
            }
        }
        return null;
    }

    private Event event(List<String> block) {
        String type = "message";
        String data = null;
        for (String line : block) {
            String value = line.replaceFirst("^[^:]*:? ?", "");
            switch (line.replaceFirst(":.*", "")) {
                case "id" -> lastId = value;
                case "event" -> type = value;
                case "data" -> data = data == null ? value : data + "\n" + value;
                default -> {}
            }
        }
        return new Event(lastId, type, data);
    }

    /** Waits for the next lines up to an empty one. @return null if the stream has ended; what was begun does not count */
    public List<String> block() throws IOException {
        List<String> block = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return block;
            }
            block.add(line);
        }
        return null;
    }

    /** The id of the last event that arrived whole; null if none did. */
    public String lastId() {
        return lastId;
    }

    /** Cuts the connection. */
    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
