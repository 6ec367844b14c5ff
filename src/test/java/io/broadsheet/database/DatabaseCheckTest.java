package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.Application;
import io.broadsheet.support.ChildProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases configured from outside; a server of our own stands in for them. */
class DatabaseCheckTest {
    @TempDir
    static Path folder;

    static EmbeddedDatabase database;
    static DatabaseAddress good;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(folder).start();
        good = database.address();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void acceptsWhatIsAllRight() {
        DatabaseCheck.check(good);
    }

    @Test
    void takesUserAndPasswordFromTheUrlToo() {
        DatabaseCheck.check(
                new DatabaseAddress(good.url() + "?user=" + good.username() + "&password=" + good.password(), "", ""));
    }

    @Test
    void refusesWhatDoesNotAnswer() throws Exception {
        assertRefused(new DatabaseAddress(nobody(), "someone", "secret"), "cannot be used: Connection to");
    }

    @Test
    void refusesAHostThatIsUnknown() {
        assertRefused(new DatabaseAddress("jdbc:postgresql://no.invalid/x", "someone", "secret"), "unknown host no.");
    }

    @Test
    void refusesAWrongPassword() {
        assertRefused(new DatabaseAddress(good.url(), good.username(), "secret"), "refuses user 'broadsheet'");
        assertRefused(
                new DatabaseAddress(good.url() + "?password=secret", good.username(), ""), "refuses user 'broadsheet'");
    }

    @Test
    void refusesAMissingDatabase() {
        String url = good.url().replace("/broadsheet", "/missing");
        assertRefused(new DatabaseAddress(url, good.username(), good.password()), "There is no database at " + url);
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertRefused(new DatabaseAddress("jdbc:h2:mem:x", "", ""), "'jdbc:h2:mem:x' is no address of a PostgreSQL");
    }

    @Test
    void refusesADatabaseThatFoldsOnlyAscii() throws Exception {
        DatabaseAddress administrator = new DatabaseAddress(good.url(), "postgres", good.password());
        Query.run(
                administrator,
                "create database ascii template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'");
        String url = good.url().replace("/broadsheet", "/ascii");
        assertRefused(new DatabaseAddress(url, good.username(), good.password()), "does not fold letters beyond ASCII");
    }

    @Test
    void refusesAServerWithoutTheExtensionsOfTheSearch() {
        assertThatThrownBy(() -> DatabaseCheck.checkExtensions(good, "pg_trgm and unaccent"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("has no pg_trgm and unaccent: install PostgreSQL's contrib modules");
    }

    @ParameterizedTest
    @ValueSource(ints = {90_624, 130_023, 140_019})
    void refusesOldServers(int version) {
        assertThatThrownBy(() -> DatabaseCheck.checkVersion(good, version))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("is PostgreSQL " + version / 10_000 + "; Broadsheet needs 15 or newer");
    }

    @ParameterizedTest
    @ValueSource(ints = {150_000, 180_006, 190_000})
    void acceptsNewServers(int version) {
        DatabaseCheck.checkVersion(good, version);
    }

    @Test
    void endsTheServiceWithOneLineAndCodeOne() throws Exception {
        String url = nobody();
        try (ChildProcess service = ChildProcess.java(
                "-Dquarkus.datasource.jdbc.url=" + url + "?password=secret", Application.class.getName())) {
            assertThat(service.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("The database at " + url + " cannot be used: ")
                    .doesNotContain("secret");
            assertThat(service.exitCode()).isEqualTo(1);
        }
    }

    private static String nobody() throws Exception {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "jdbc:postgresql://127.0.0.1:" + closed.getLocalPort() + "/broadsheet";
        }
    }

    private static void assertRefused(DatabaseAddress address, String words) {
        assertThatThrownBy(() -> DatabaseCheck.check(address))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n", "secret");
    }
}
