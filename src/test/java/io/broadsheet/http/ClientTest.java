package io.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from, and how little a client has to say about it. */
class ClientTest {

    private static final String PROXY = "10.0.0.7";

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77,                192.0.2.0/24",
        "192.0.3.0,                 192.0.3.0/24",
        "2001:db8:1:2:3::7,         2001:db8:1::/48",
        "2001:db8:1:ffff::,         2001:db8:1::/48",
        "2001:db8:2::,              2001:db8:2::/48",
        "::ffff:192.0.2.77,         192.0.2.0/24",
        "::ffff:c000:24d,           192.0.2.0/24",
        "fe80::1%eth0,              fe80::/48",
        "::1,                       ::/48",
    })
    void anAddressIsOfANetwork(String address, String network) {
        assertThat(ClientNetwork.of(address(address))).hasToString(network);
    }

    @Test
    void addressesOfOneNetworkAreOfTheSame() {
        assertThat(ClientNetwork.of(address("192.0.2.1"))).isEqualTo(ClientNetwork.of(address("::ffff:192.0.2.9")));
        assertThat(ClientNetwork.of(address("192.0.2.1"))).isNotEqualTo(ClientNetwork.of(address("192.0.3.1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5                            | 203.0.113.5",
                "203.0.113.5:4711                       | 203.0.113.5",
                "2001:db8::5                            | 2001:db8::5",
                "[2001:db8::5]                          | 2001:db8::5",
                "[2001:db8::5]:4711                     | 2001:db8::5",
                "::ffff:203.0.113.5                     | 203.0.113.5",
                // The client wrote the first.
                "198.51.100.1, 203.0.113.5              | 203.0.113.5",
                "unknown, 203.0.113.5                   | 203.0.113.5",
                // Through a second proxy of ours.
                "198.51.100.1, 203.0.113.5, 10.0.0.9    | 203.0.113.5",
                "203.0.113.5,10.0.0.9,10.0.0.8          | 203.0.113.5",
                "10.0.0.9                               | 10.0.0.9",
                // Nothing that one could go by.
                "203.0.113.5, unknown                   | 10.0.0.7",
                "203.0.113.5,                           | 10.0.0.7",
                "203.0.113.5 198.51.100.1               | 10.0.0.7",
                "example.org                            | 10.0.0.7",
                "203.0.113                              | 10.0.0.7",
                "203.0.113.5:port                       | 10.0.0.7",
                "203.0.113.5, garbage, 10.0.0.9         | 10.0.0.9",
            })
    void theNearestStrangerInXForwardedForIsTheClient(String header, String client) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", header);
        assertThat(client(headers)).isEqualTo(address(client));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "for=203.0.113.5                                        | 203.0.113.5",
                "For=\"203.0.113.5:4711\";proto=https;by=10.0.0.7       | 203.0.113.5",
                "for=203.0.113.5:4711                                   | 203.0.113.5",
                "proto=https; for=\"[2001:db8::5]:4711\"                | 2001:db8::5",
                "for=\"[2001:db8::5]\";host=\"a,b;for=198.51.100.1\"    | 2001:db8::5",
                "for=198.51.100.1, for=203.0.113.5                      | 203.0.113.5",
                "for=198.51.100.1;by=\"x, for=203.0.113.5               | 203.0.113.5",
                "for=\"198.51.100.1\\, for=203.0.113.5;proto=https      | 203.0.113.5",
                "for=203.0.113.5, for=10.0.0.9                          | 203.0.113.5",
                "for=10.0.0.9                                           | 10.0.0.9",
                "for=unknown                                            | 10.0.0.7",
                "for=_hidden                                            | 10.0.0.7",
                "for=\"_hidden\"                                        | 10.0.0.7",
                "for=203.0.113.5, proto=https                           | 10.0.0.7",
                "for=203.0.113.5;for=198.51.100.1                       | 10.0.0.7",
                "for=\"203.0.113.5                                      | 10.0.0.7",
                "for= 203.0.113.5                                       | 10.0.0.7",
                "203.0.113.5                                            | 10.0.0.7",
                "for=203.0.113.5,                                       | 10.0.0.7",
            })
    void theNearestStrangerInForwardedIsTheClient(String header, String client) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Forwarded", header);
        assertThat(client(headers)).isEqualTo(address(client));
    }

    @Test
    void aHeaderOnSeveralLinesIsOneList() {
        assertThat(client(MultiMap.caseInsensitiveMultiMap()
                        .add("x-forwarded-for", "198.51.100.1")
                        .add("x-forwarded-for", "203.0.113.5")))
                .isEqualTo(address("203.0.113.5"));
        assertThat(client(MultiMap.caseInsensitiveMultiMap()
                        .add("forwarded", "for=198.51.100.1")
                        .add("forwarded", "for=203.0.113.5")))
                .isEqualTo(address("203.0.113.5"));
    }

    @ParameterizedTest
    @CsvSource({
        "for=203.0.113.5,       203.0.113.5,    203.0.113.5",
        "for=198.51.100.1,      203.0.113.5,    10.0.0.7",
        "for=203.0.113.5,       198.51.100.1,   10.0.0.7",
        "for=unknown,           203.0.113.5,    10.0.0.7",
        "for=203.0.113.5,       unknown,        10.0.0.7",
    })
    void bothHeadersMustAgree(String forwarded, String common, String client) {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("Forwarded", forwarded).add("X-Forwarded-For", common);
        assertThat(client(headers)).isEqualTo(address(client));
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(client(MultiMap.caseInsensitiveMultiMap())).isEqualTo(address(PROXY));
    }

    @Test
    void whoIsNoTrustedProxyIsNotHeard() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Forwarded-For", "203.0.113.5")
                .add("Forwarded", "for=203.0.113.5");
        InetAddress stranger = address("198.51.100.9");
        assertThat(trusting("10.0.0.0/28").address(stranger, headers)).isEqualTo(stranger);
        assertThat(trusting().address(address(PROXY), headers)).isEqualTo(address(PROXY));
    }

    private static InetAddress client(MultiMap headers) {
        return trusting("10.0.0.0/28").address(address(PROXY), headers);
    }

    private static Client trusting(String... proxies) {
        Client client = new Client();
        client.proxies = new TrustedProxies(Optional.of(List.of(proxies)));
        return client;
    }

    private static InetAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
