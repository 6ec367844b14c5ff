package io.broadsheet.webhook;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where deliveries may go. Whoever can make a webhook, or owns the name in one, must not be able to have this service talk to
 * what only it can reach. So what counts is the address that a name leads to at this moment, and that one is connected to.
 */
@ApplicationScoped
class Targets {

    /** All of IPv4 but what the registry of IANA (RFC 6890) has for other than public use, and multicast. */
    private static final List<CidrAddress> NOT_PUBLIC = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Within what IPv6 has for public use: protocols (Teredo among them), documentation, and 6to4, which holds
            // IPv4.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** The only addresses of IPv6 that are given out (RFC 4291); loopback, private, mapped and translated ones are beyond. */
    private static final CidrAddress GLOBAL_UNICAST = Inet.parseCidrAddress("2000::/3");

    /** What is wrong with a target, in words for whoever made the webhook. */
    static final class Refused extends RuntimeException {

        Refused(InetAddress address) {
            super(address.getHostAddress() + " is not public: BROADSHEET_WEBHOOK_ALLOW_PRIVATE_TARGETS allows it");
        }
    }

    private final boolean allowPrivate;

    @Inject
    Targets(WebhookOptions options) {
        this(options.allowPrivateTargets());
    }

    Targets(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /**
     * The addresses of a host, all of them looked at. Waits for the DNS.
     *
     * @param host a name or an address, IPv6 in brackets
     * @throws Refused if one of them is not public
     */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!allowPrivate && !isPublic(address)) {
                throw new Refused(address);
            }
        }
        return List.of(addresses);
    }

    /** Whether a host can be refused without asking the DNS; for the sake of whoever writes it down. */
    boolean refuses(String host) {
        byte[] literal = Inet.parseInetAddressToBytes(host.replaceAll("[\\[\\]]", ""));
        try {
            return !allowPrivate
                    && (literal == null
                            ? host.equalsIgnoreCase("localhost")
                            : !isPublic(InetAddress.getByAddress(literal)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Java makes an IPv4 address of an IPv4-mapped one by itself. */
    static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_UNICAST.matches(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.matches(address));
    }

    private static List<CidrAddress> ranges(String... texts) {
        return Stream.of(texts).map(Inet::parseCidrAddress).toList();
    }
}
