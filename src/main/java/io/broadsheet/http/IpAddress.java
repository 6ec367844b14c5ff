package io.broadsheet.http;

import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses without ever asking the DNS. An IPv4-mapped IPv6 address (RFC 4291) is the IPv4 address that it holds. */
final class IpAddress {

    private static final String PORT = ":\\d{1,5}";
    private static final Pattern NODE = Pattern.compile("\\[([^\\]]+)](?:" + PORT + ")?|([\\d.]+)" + PORT);

    private IpAddress() {}

    /** @return nothing for whatever is no address; a zone such as {@code %eth0} is left out */
    static Optional<InetAddress> parse(String text) {
        int zone = text.indexOf('%');
        byte[] bytes = Inet.parseInetAddressToBytes(zone < 0 ? text : text.substring(0, zone));
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As proxies name whom they speak for (RFC 7239, section 6): IPv6 in brackets or not, with a port or without. */
    static Optional<InetAddress> parseNode(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return parse(text);
        }
        return parse(node.group(1) == null ? node.group(2) : node.group(1));
    }
}
