package io.broadsheet.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the present request comes from: the address at the other end of the connection, unless that is a trusted proxy. Then
 * it is the nearest address in {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239) that is no trusted proxy: the one
 * address there that a trusted proxy has seen itself. Quarkus takes the farthest, which any client can write.
 *
 * <p>Where both headers are sent they must agree, since most proxies write one and hand on the other as the client made it.
 * If they do not, or if what is named is no address, the request counts as the proxy's own: whoever writes such headers
 * shares that allowance with everybody else who does, and cannot choose another.
 */
@ApplicationScoped
public class Client {

    @Inject
    RoutingContext context;

    @Inject
    TrustedProxies proxies;

    public ClientNetwork network() {
        String peer = context.request().connection().remoteAddress().hostAddress();
        // A Unix domain socket has no address; whoever uses it is on this machine.
        InetAddress address = peer == null
                ? InetAddress.getLoopbackAddress()
                : IpAddress.parse(peer).orElseThrow();
        return ClientNetwork.of(address(address, context.request().headers()));
    }

    InetAddress address(InetAddress peer, MultiMap headers) {
        if (!proxies.have(peer)) {
            return peer;
        }
        Set<InetAddress> named = Stream.of(ForwardedFor.inStandardHeader(headers), ForwardedFor.inCommonHeader(headers))
                .filter(nodes -> !nodes.isEmpty())
                .map(nodes -> behind(peer, nodes))
                .collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : peer;
    }

    private InetAddress behind(InetAddress peer, List<Optional<InetAddress>> nodes) {
        InetAddress hop = peer;
        for (Optional<InetAddress> node : nodes) {
            if (!proxies.have(hop) || node.isEmpty()) {
                return hop;
            }
            hop = node.get();
        }
        return hop;
    }
}
