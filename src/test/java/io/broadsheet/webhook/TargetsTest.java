package io.broadsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private final Targets targets = new Targets(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotPublicIsRefused(String address) throws Exception {
        assertThat(Targets.isPublic(InetAddress.getByName(address))).isFalse();
        assertThat(targets.refuses(address)).isTrue();
        assertThatThrownBy(() -> targets.resolve(address))
                .isInstanceOf(Targets.Refused.class)
                .hasMessageContaining("BROADSHEET_WEBHOOK_ALLOW_PRIVATE_TARGETS");
        assertThat(new Targets(true).resolve(address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2000::1",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void whatIsPublicIsNot(String address) throws Exception {
        assertThat(Targets.isPublic(InetAddress.getByName(address))).isTrue();
        assertThat(targets.refuses(address)).isFalse();
        assertThat(targets.resolve(address)).hasSize(1);
    }

    @Test
    void whatANameLeadsToCounts() {
        assertThat(targets.refuses("LocalHost")).isTrue();
        assertThat(targets.refuses("[::1]")).isTrue();
        assertThat(targets.refuses("www.example.org")).isFalse();
        assertThatThrownBy(() -> targets.resolve("localhost")).isInstanceOf(Targets.Refused.class);
        assertThatThrownBy(() -> targets.resolve("[::1]")).isInstanceOf(Targets.Refused.class);
    }
}
