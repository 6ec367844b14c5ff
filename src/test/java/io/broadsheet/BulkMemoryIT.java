package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body many times as large as the memory of the service, from a client that reads nothing before it has sent all. */
class BulkMemoryIT {

    private static final int LINES = 10_000;
    private static final int LINE_BYTES = 100 * 1024;

    /** One in so many lines is good: rendering all of them would take minutes. */
    private static final int GOOD = 200;

    private static final String TEXT = "The tram to the harbour did not run. ";

    @Test
    void tenThousandLinesOfAHundredKilobytesFitIntoASmallHeap() throws Exception {
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+ExitOnOutOfMemoryError");
        try (PackagedService service = PackagedService.inEmptyFolder("bulk", environment)) {
            service.start();
            long began = System.nanoTime();
            Map<Integer, Integer> statuses = send(service.port());
            System.out.printf(
                    "%d lines, %d MiB, under -Xmx128m in %d ms: %s%n",
                    LINES, (long) LINES * LINE_BYTES / 1024 / 1024, (System.nanoTime() - began) / 1_000_000, statuses);
            assertThat(statuses).isEqualTo(Map.of(201, LINES / GOOD, 400, LINES - LINES / GOOD));
            assertThat(service.answers()).isTrue();
            assertThat(service.traces()).isEmpty();
        }
    }

    /** @return how many lines were answered with which status */
    private static Map<Integer, Integer> send(int port) throws Exception {
        byte[] good = line("\"markdown\"");
        byte[] bad = line("\"unknown\"");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + Given.API + "/entries/bulk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + Given.ADMIN_KEY + "\r\nContent-Type: application/x-ndjson\r\n"
                            + "Content-Length: " + (long) LINES * LINE_BYTES + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int line = 1; line <= LINES; line++) {
                out.write(line % GOOD == 0 ? good : bad);
            }
            out.flush();
            Map<Integer, Integer> statuses = new HashMap<>();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.lines()
                    .filter(line -> line.startsWith("{\"line\""))
                    .map(line -> line.replaceFirst(".*?\"status\":(\\d+).*", "$1"))
                    .forEach(status -> statuses.merge(Integer.valueOf(status), 1, Integer::sum));
            return statuses;
        }
    }

    private static byte[] line(String member) {
        String head =
                "{\"op\":\"create\",\"type\":\"article\",\"entry\":{\"title\":\"Long\",\"body\":{" + member + ":\"";
        String tail = "\"}}}\n";
        int room = LINE_BYTES - head.length() - tail.length();
        return (head + TEXT.repeat(room / TEXT.length() + 1).substring(0, room) + tail)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
