package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.broadsheet.access.AdminKey;
import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.Cors;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.SignupLimits;
import io.broadsheet.http.TrustedProxies;
import io.broadsheet.support.ChildProcess;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that nothing could be done with, each refused in one line before Quarkus starts. */
class ApplicationTest {
    private static final String KEY = "bsk_0123456789abcdefghijklmnopqr";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.org",
                "ftp://example.org",
                "https://",
                "https:///path",
                "https://exa mple.org",
                "https://user@example.org",
                "https://example.org?a=b",
                "https://example.org/#top",
            })
    void aPublicUrlMustBeAnAddress(String url) {
        assertRefused(() -> PublicUrl.check(with("broadsheet.public-url", url)), "BROADSHEET_PUBLIC_URL", url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost:8080", "https://example.org/", "https://example.org/content"})
    void aPublicUrlMayBe(String url) {
        assertThatCode(() -> PublicUrl.check(with("broadsheet.public-url", url)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "example.org",
                "https://example.org/",
                "https://example.org:443",
                "http://example.org:80",
                "https://Example.org",
                "https://*.example.org",
                "https://user@example.org",
                "https://exämple.org",
            })
    void anOriginMustBeWhatABrowserSends(String origin) {
        SmallRyeConfig config = with("broadsheet.cors.origins", "https://example.org," + origin);
        assertRefused(() -> Cors.check(config), "BROADSHEET_CORS_ORIGINS", "'" + origin + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.org",
                "https://example.org, http://localhost:5173",
                "http://[::1]:8080",
                "capacitor://localhost",
            })
    void originsMayBe(String origins) {
        assertThatCode(() -> Cors.check(with("broadsheet.cors.origins", origins)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.7:80",
                "0.0.0.0/0",
                "::/0",
                "2001:db8::/129",
                "::ffff:10.0.0.0/104",
                "*",
            })
    void aTrustedProxyMustBeAnAddress(String proxy) {
        SmallRyeConfig config = with("broadsheet.trusted-proxies", "10.0.0.7, " + proxy);
        assertRefused(() -> TrustedProxies.check(config), "BROADSHEET_TRUSTED_PROXIES", "'" + proxy + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "10.0.0.7, 192.168.0.0/16,2001:db8::/32, ::1", "::ffff:10.0.0.7"})
    void trustedProxiesMayBe(String proxies) {
        assertThatCode(() -> TrustedProxies.check(with("broadsheet.trusted-proxies", proxies)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "per-network,        0",
        "per-network,        -1",
        "per-network,        1000001",
        "per-network,        twenty",
        "per-network,        ''",
        "per-network-window, PT0S",
        "per-network-window, -PT1M",
        "per-network-window, PT0.5S",
        "per-network-window, PT24H1S",
        "per-network-window, soon",
        "per-network-window, ''",
        "overall,            0",
        "overall-window,     PT0S",
    })
    void aLimitOfSignupsMustBeInRange(String option, String value) {
        SmallRyeConfig config = with("broadsheet.signups." + option, value);
        String name = "BROADSHEET_SIGNUPS_" + option.toUpperCase().replace('-', '_');
        assertRefused(() -> SignupLimits.check(config), name + " must be", "'" + value + "'");
    }

    @Test
    void limitsOfSignupsMayBe() {
        SmallRyeConfig config = with(
                "broadsheet.signups.per-network", "1",
                "broadsheet.signups.per-network-window", "PT1S",
                "broadsheet.signups.overall", "1000000",
                "broadsheet.signups.overall-window", "PT24H");
        assertThatCode(() -> SignupLimits.check(config)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "bsk_short", "bsk_0123456789 abcdefghijklmnopqrst"})
    void anAdminKeyMustBeHardToGuess(String key) {
        assertRefused(() -> AdminKey.check(with("broadsheet.admin-key", key)), "BROADSHEET_ADMIN_KEY must begin");
    }

    @Test
    void aGivenAdminKeyNeedsNoFolder() {
        AdminKey.check(with("broadsheet.admin-key", KEY, "broadsheet.data-dir", temporary + "/none"));
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aMissingAdminKeyIsMadeOnce() throws Exception {
        SmallRyeConfig config = with("broadsheet.data-dir", temporary + "/data");
        AdminKey.check(config);
        String made = Files.readString(temporary.resolve("data/admin-key"));
        AdminKey.check(config);
        assertThat(temporary.resolve("data/admin-key"))
                .content()
                .isEqualTo(made)
                .startsWith("bsk_");
    }

    @Test
    void anEmptyFileIsWhatACrashHasLeftOfAKey() throws Exception {
        Path file = Files.createFile(temporary.resolve("admin-key"));
        AdminKey.check(with("broadsheet.data-dir", temporary.toString()));
        assertThat(file).content().startsWith("bsk_");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadAMadeAdminKey() throws Exception {
        AdminKey.check(with("broadsheet.data-dir", temporary + "/data"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("data"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("data/admin-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeptAdminKeyMustBeOne() throws Exception {
        Path file = Files.writeString(temporary.resolve("admin-key"), "secret\n");
        assertRefused(
                () -> AdminKey.check(with("broadsheet.data-dir", temporary.toString())),
                "The key in " + file + " must begin");
    }

    @Test
    void theFolderOfTheAdminKeyMustBeOne() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertRefused(
                () -> AdminKey.check(with("broadsheet.data-dir", file.toString())),
                "cannot be kept in " + file.resolve("admin-key"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFolderOfTheAdminKeyMustBeWritable() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "nothing is closed to root");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertRefused(
                () -> AdminKey.check(with("broadsheet.data-dir", temporary.toString())), "set BROADSHEET_ADMIN_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "broadsheet.public-url,   example.org, BROADSHEET_PUBLIC_URL",
        "broadsheet.cors.origins, example.org, BROADSHEET_CORS_ORIGINS",
        "broadsheet.admin-key,    example.org, BROADSHEET_ADMIN_KEY",
        "broadsheet.trusted-proxies, example.org, BROADSHEET_TRUSTED_PROXIES",
        "broadsheet.signups.per-network, 0, BROADSHEET_SIGNUPS_PER_NETWORK",
        "broadsheet.signups.overall-window, PT0S, BROADSHEET_SIGNUPS_OVERALL_WINDOW",
        "broadsheet.cache.size, much, BROADSHEET_CACHE_SIZE",
        "broadsheet.cache.max-age, PT0.5S, BROADSHEET_CACHE_MAX_AGE",
        "broadsheet.cache.tag-header, two words, BROADSHEET_CACHE_TAG_HEADER",
        "broadsheet.audit.retention, 400, BROADSHEET_AUDIT_RETENTION must be a time from P1D to P3650D (ISO 8601): '400'.",
        "broadsheet.changes.retention, PT23H, BROADSHEET_CHANGES_RETENTION must be a time from P1D to P3650D (ISO 8601): 'PT23H'.",
        "broadsheet.idempotency.retention, PT1M, BROADSHEET_IDEMPOTENCY_RETENTION must be a time from PT1H to P30D (ISO 8601): 'PT1M'.",
    })
    void endsTheServiceWithOneLineAndCodeOne(String option, String value, String words) throws Exception {
        try (ChildProcess service = ChildProcess.java(
                // As if a database ran already: none has to be made for this.
                "-Dbroadsheet.embedded.url=jdbc:postgresql://localhost/none",
                "-D" + option + "=" + value,
                Application.class.getName())) {
            assertThat(service.errors().lines()).singleElement().asString().startsWith(words);
            assertThat(service.exitCode()).isEqualTo(1);
        }
    }

    private static SmallRyeConfig with(String... options) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (int i = 0; i < options.length; i += 2) {
            builder.withDefaultValue(options[i], options[i + 1]);
        }
        return builder.build();
    }

    private static void assertRefused(Runnable check, String... words) {
        assertThatThrownBy(check::run)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }
}
