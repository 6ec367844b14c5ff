package io.broadsheet.support;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Requests byte for byte, where a client library would tidy them up. Each has a connection of its own. */
public final class Wire {

    /** The status of a connection that was closed without an answer. */
    public static final int CLOSED = 0;

    private static final String HOST = "Host: localhost";

    private Wire() {}

    /** What came back. @param head the lines before the body, the status line first */
    public record Answer(int status, List<String> head, String body) {

        /** The values of a header as one line. */
        public Optional<String> header(String name) {
            return head.stream()
                    .skip(1)
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .reduce((first, second) -> first + ", " + second);
        }
    }

    public static Answer get(String target, String... headers) {
        return send("GET", target, new byte[0], headers);
    }

    /** A request of somebody who may do everything. */
    public static Answer asAdmin(String method, String target, String body, String... headers) {
        return asAdmin(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Answer asAdmin(String method, String target, byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Authorization: Bearer " + Given.ADMIN_KEY;
        return send(method, target, body, all);
    }

    public static Answer send(String method, String target, byte[] body, String... headers) {
        String head = method + " " + target + " HTTP/1.1\r\n" + HOST + "\r\nConnection: close\r\n"
                + (body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n");
        head += lines(headers) + "\r\n";
        Answer answer = exchange(head, body);
        ContractFilter.check(head, body, answer);
        return answer;
    }

    /** As one chunk, without saying how long it is. */
    public static Answer chunked(String method, String target, byte[] body, String... headers) {
        String head = method + " " + target + " HTTP/1.1\r\n" + HOST + "\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n" + lines(headers) + "\r\n";
        byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream chunk = new SequenceInputStream(
                new ByteArrayInputStream(size),
                new SequenceInputStream(new ByteArrayInputStream(body), new ByteArrayInputStream(end)))) {
            return exchange(head, chunk.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @param head everything before the body, each character a byte */
    public static Answer exchange(String head, byte[] body) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(body);
            } catch (IOException refused) {
                // It may answer and close before it has read all.
            }
            return parsed(received(socket.getInputStream()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] received(InputStream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            stream.transferTo(bytes);
        } catch (IOException reset) {
            // What came before counts.
        }
        return bytes.toByteArray();
    }

    private static Answer parsed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(CLOSED, List.of(text), "");
        }
        List<String> head = List.of(text.substring(0, end).split("\r\n"));
        return new Answer(Integer.parseInt(head.get(0).split(" ")[1]), head, text.substring(end + 4));
    }

    private static String lines(String... headers) {
        return String.join("", Arrays.stream(headers).map(line -> line + "\r\n").toList());
    }
}
