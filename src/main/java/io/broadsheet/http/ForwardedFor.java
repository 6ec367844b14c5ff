package io.broadsheet.http;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom each proxy says that it speaks for, the nearest proxy first; nothing where it says so in no way that we understand.
 * Each adds its word at the end, so both headers are read from there: what stands further left, quotes that never end
 * included, cannot change what was read before.
 */
final class ForwardedFor {

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";

    /** One {@code name=value} of RFC 7239. Colons and brackets belong between quotes, but some proxies forget that. */
    private static final Pattern PAIR = Pattern.compile(
            "\\G\\s*(?<name>" + TOKEN + ")=(?:\"(?<quoted>[^\"\\\\]*)\"|(?<bare>[\\w.:\\[\\]-]+))\\s*(?:;|$)");

    private ForwardedFor() {}

    /** {@code X-Forwarded-For}: addresses between commas. */
    static List<Optional<InetAddress>> inCommonHeader(MultiMap headers) {
        List<Optional<InetAddress>> nodes = headers.getAll("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(node -> IpAddress.parseNode(node.strip()))
                .toList();
        return reversed(nodes);
    }

    /** {@code Forwarded}, as RFC 7239 defines it. */
    static List<Optional<InetAddress>> inStandardHeader(MultiMap headers) {
        List<String> lines = headers.getAll("Forwarded");
        return lines.isEmpty()
                ? List.of()
                : elementsFromTheEnd(String.join(",", lines)).stream()
                        .map(ForwardedFor::node)
                        .toList();
    }

    /** Parted by the commas that are not between quotes. */
    private static List<String> elementsFromTheEnd(String text) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int end = text.length();
        for (int i = end - 1; i >= 0; i--) {
            if (text.charAt(i) == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (text.charAt(i) == ',' && !quoted) {
                elements.add(text.substring(i + 1, end));
                end = i;
            }
        }
        elements.add(text.substring(0, end));
        return elements;
    }

    private static Optional<InetAddress> node(String element) {
        String node = null;
        int read = 0;
        Matcher pair = PAIR.matcher(element);
        while (read < element.length() && pair.find()) {
            read = pair.end();
            if (pair.group("name").equalsIgnoreCase("for")) {
                if (node != null) {
                    return Optional.empty();
                }
                node = pair.group("quoted") == null ? pair.group("bare") : pair.group("quoted");
            }
        }
        return read == element.length() && node != null ? IpAddress.parseNode(node) : Optional.empty();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
