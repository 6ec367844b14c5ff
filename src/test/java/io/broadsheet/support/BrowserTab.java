package io.broadsheet.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a person does in a browser and sees in it, over the Chrome DevTools protocol. */
public final class BrowserTab implements AutoCloseable {

    /** A key. @param code its number in Windows, by which browsers know it @param text what it types, or null */
    public enum Key {
        TAB("Tab", 9, null),
        ENTER("Enter", 13, "\r"),
        SPACE(" ", 32, " "),
        ESCAPE("Escape", 27, null);

        private final String key;
        private final int code;
        private final String text;

        Key(String key, int code, String text) {
            this.key = key;
            this.code = code;
            this.text = text;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 20;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private BrowserTab(HttpClient client, URI address) {
        socket = client.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    /** The one that the browser has opened. */
    public static BrowserTab of(Chromium chromium) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        URI list = URI.create("http://127.0.0.1:" + chromium.port() + "/json/list");
        String address = await().ignoreExceptions()
                .until(
                        () -> page(JSON.readTree(
                                client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                                        .body())),
                        found -> found != null);
        BrowserTab tab = new BrowserTab(client, URI.create(address));
        List.of("Page", "Runtime", "Log", "Network").forEach(domain -> tab.call(domain + ".enable", Map.of()));
        return tab;
    }

    private static String page(JsonNode targets) {
        return StreamSupport.stream(targets.spliterator(), false)
                .filter(target -> target.path("type").asText().equals("page"))
                .map(target -> target.path("webSocketDebuggerUrl").asText())
                .findFirst()
                .orElse(null);
    }

    /** Goes there, and waits until all has been loaded. */
    public void open(String address) {
        events.clear();
        call("Page.navigate", Map.of("url", address));
        await().ignoreExceptions()
                .until(() ->
                        evaluate("document.readyState + location.href").asText().equals("complete" + address));
    }

    /** All answers that it has kept, as if it had never been here. */
    public void forget() {
        call("Network.clearBrowserCache", Map.of());
    }

    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** The languages that the reader has asked for, as in {@code Accept-Language}; from the next page on. */
    public void speak(String languages) {
        String agent = evaluate("navigator.userAgent").asText();
        call("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
    }

    /** @param scheme light or dark, as the reader has asked for */
    public void prefer(String scheme) {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** @param latency milliseconds that each answer takes longer; 0 for none */
    public void slowDown(int latency) {
        call(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", latency, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Scripts of pages; what a test asks is evaluated all the same. */
    public void disableScripts(boolean disabled) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", disabled));
    }

    public void press(Key key) {
        Map<String, Object> event =
                new HashMap<>(Map.of("type", "keyDown", "key", key.key, "windowsVirtualKeyCode", key.code));
        if (key.text != null) {
            event.put("text", key.text);
        }
        call("Input.dispatchKeyEvent", event);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key.key, "windowsVirtualKeyCode", key.code));
    }

    /** Into whatever has the focus. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** The value of an expression of JavaScript, or of the promise that it is. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Where everything came from that was asked for since the last page was opened. */
    public List<String> requests() {
        return requests("[A-Z]+");
    }

    /** @param method a regular expression; preflights are OPTIONS */
    public List<String> requests(String method) {
        return events("Network.requestWillBeSent")
                .filter(event -> event.at("/params/request/method").asText().matches(method))
                .map(event -> event.at("/params/request/url").asText())
                .toList();
    }

    /** How many requests the page has taken back since it was opened. */
    public long cancelled() {
        return events("Network.loadingFailed")
                .filter(event -> event.at("/params/canceled").asBoolean())
                .count();
    }

    private Stream<JsonNode> events(String method) {
        return events.stream().filter(event -> event.path("method").asText().equals(method));
    }

    /** What the browser complains about since the last page was opened. */
    public List<String> complaints() {
        List<String> methods = List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled");
        return events.stream()
                .filter(event -> methods.contains(event.path("method").asText()))
                .map(JsonNode::toString)
                .toList();
    }

    /** Requests without an answer, or with one that is an error, since the last page was opened. */
    public List<String> failures() {
        return Stream.concat(
                        events("Network.loadingFailed")
                                .filter(event -> !event.at("/params/canceled").asBoolean()),
                        events("Network.responseReceived")
                                .filter(event ->
                                        event.at("/params/response/status").asInt() >= 400))
                .map(JsonNode::toString)
                .toList();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
            JsonNode message = answer.get(SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new AssertionError(method + ": " + message.get("error"));
            }
            return message.path("result");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (Exception silent) {
            throw new AssertionError(method + " was not answered", silent);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Hears answers and events; a message may come in several parts. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String text) {
            try {
                JsonNode heard = JSON.readTree(text);
                if (heard.has("id")) {
                    pending.remove(heard.get("id").asInt()).complete(heard);
                } else {
                    events.add(heard);
                }
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
