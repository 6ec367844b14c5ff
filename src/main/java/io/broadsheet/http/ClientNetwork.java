package io.broadsheet.http;

import io.smallrye.common.net.CidrAddress;
import java.net.InetAddress;

/**
 * The network that a request comes from, which is what limits count by: whoever has one address of it can mostly have the
 * others, too. A single address says more about a person than we need to know, and is kept nowhere.
 */
public record ClientNetwork(CidrAddress range) {

    /** The smallest range that is routed on its own. */
    private static final int IPV4_BITS = 24;

    /** What one site is given (RFC 6177). */
    private static final int IPV6_BITS = 48;

    static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(CidrAddress.create(bytes, bytes.length == 4 ? IPV4_BITS : IPV6_BITS));
    }

    /** In CIDR notation: {@code 192.0.2.0/24}, {@code 2001:db8:1::/48}. */
    @Override
    public String toString() {
        return range.toString();
    }
}
