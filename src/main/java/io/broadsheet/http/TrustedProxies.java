package io.broadsheet.http;

import io.broadsheet.database.StartupProblem;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies whose word on where a request comes from counts; none unless the operator names them. */
@ApplicationScoped
public class TrustedProxies {

    private static final String OPTION = "broadsheet.trusted-proxies";

    private final List<CidrAddress> ranges;

    @Inject
    TrustedProxies(@ConfigProperty(name = OPTION) Optional<List<String>> configured) {
        ranges = configured.orElse(List.of()).stream()
                .map(TrustedProxies::checked)
                .toList();
    }

    /**
     * To be called before Quarkus starts.
     *
     * @throws StartupProblem if BROADSHEET_TRUSTED_PROXIES names something else than addresses and ranges of them
     */
    public static void check(SmallRyeConfig config) {
        config.getOptionalValues(OPTION, String.class, ArrayList::new)
                .ifPresent(given -> given.forEach(TrustedProxies::checked));
    }

    private static CidrAddress checked(String given) {
        String text = given.strip();
        return range(text)
                .orElseThrow(() -> new StartupProblem(
                        "BROADSHEET_TRUSTED_PROXIES must name addresses or ranges such as 10.0.0.7, 192.168.0.0/16 or"
                                + " 2001:db8:1::/48, and not everybody: '%s'.",
                        text));
    }

    private static Optional<CidrAddress> range(String text) {
        if (text.contains("/")) {
            return Optional.ofNullable(Inet.parseCidrAddress(text)).filter(TrustedProxies::isOfSome);
        }
        return IpAddress.parse(text)
                .map(InetAddress::getAddress)
                .map(bytes -> CidrAddress.create(bytes, bytes.length * Byte.SIZE));
    }

    /** Not all addresses there are, and none of IPv4 in the clothes of IPv6, which would never match. */
    private static boolean isOfSome(CidrAddress range) {
        int most = range.getNetworkAddress().getAddress().length * Byte.SIZE;
        return range.getNetmaskBits() > 0 && range.getNetmaskBits() <= most;
    }

    boolean have(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.matches(address));
    }
}
