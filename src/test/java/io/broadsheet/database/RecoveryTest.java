package io.broadsheet.database;

import static io.broadsheet.support.Servers.server;
import static io.broadsheet.support.Servers.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.broadsheet.support.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left after something was killed, and that the next start copes with it. */
class RecoveryTest {
    @TempDir
    static Path folder;

    @TempDir
    Path another;

    @BeforeAll
    static void fill() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.in(folder).start()) {
            Query.run(database.address(), "create table kept as select 'still here' as text");
        }
    }

    @Test
    void keepsWhatWasWritten() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.in(folder).start()) {
            assertKept(database);
        }
        assertThat(servers(folder)).isEmpty();
    }

    @Test
    void endsWithTheService() throws Exception {
        try (ChildProcess service = DatabaseService.in(folder)) {
            assertThat(service.line()).startsWith("jdbc:postgresql:");
            assertThat(servers(folder)).hasSize(1);
            service.terminate();
        }
        assertThat(servers(folder)).isEmpty();
    }

    @Test
    void stopsTheServerThatAKilledServiceLeft() throws Exception {
        try (ChildProcess service = DatabaseService.in(folder)) {
            assertThat(service.line()).startsWith("jdbc:postgresql:");
            service.kill();
        }
        ProcessHandle left = server(folder);
        assertThat(left.isAlive()).isTrue();

        long began = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(folder).start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertKept(database);
            assertThat(servers(folder))
                    .extracting(ProcessHandle::pid)
                    .containsExactly(server(folder).pid());
        }
    }

    @Test
    void startsAKilledServerAgainOnItsPort() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.in(folder).start()) {
            ProcessHandle killed = server(folder);
            killed.destroyForcibly();
            await().until(() -> database.isRunning() && server(folder).pid() != killed.pid());
            await().ignoreExceptions().untilAsserted(() -> assertKept(database));
        }
    }

    @Test
    void refusesASecondService() throws Exception {
        try (ChildProcess service = DatabaseService.in(folder)) {
            String url = service.line();
            assertThatThrownBy(() -> EmbeddedDatabase.in(folder).start())
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageStartingWith("Another Broadsheet uses " + folder.toRealPath());
            assertThat(Query.text(new DatabaseAddress(url, "broadsheet", password()), "select text from kept"))
                    .isEqualTo("still here");
            service.kill();
        }
        EmbeddedDatabase.in(folder).start().close();
    }

    @Test
    void leavesAForeignProgramAlone() throws Exception {
        try (ChildProcess foreign = ChildProcess.java(Sleeper.class.getName())) {
            Files.writeString(
                    folder.resolve("postgres/postmaster.pid"),
                    foreign.pid() + "\n" + folder.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n");
            try (EmbeddedDatabase database = EmbeddedDatabase.in(folder).start()) {
                assertKept(database);
            }
            assertThat(foreign.isAlive()).isTrue();
        }
    }

    @Test
    void beginsAgainAfterAnInterruptedFirstStart() throws Exception {
        try (ChildProcess service = DatabaseService.in(another)) {
            await().pollInterval(Duration.ofMillis(10)).until(() -> exists("unfinished-*/bin") || exists("postgres"));
            service.kill();
        }
        assertThat(another.resolve("binaries")).isEmptyDirectory();
        try (ChildProcess service = DatabaseService.in(another)) {
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> exists("unfinished-*/PG_VERSION") || exists("postgres"));
            service.kill();
        }
        assertThat(another.resolve("postgres")).doesNotExist();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(another).start()) {
            DatabaseCheck.check(database.address());
        }
    }

    private boolean exists(String glob) throws IOException {
        try (Stream<Path> files = Files.find(another, 2, (file, attributes) -> another.getFileSystem()
                .getPathMatcher("glob:" + glob)
                .matches(another.relativize(file)))) {
            return files.findAny().isPresent();
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    private static void assertKept(EmbeddedDatabase database) throws Exception {
        assertThat(Query.text(database.address(), "select text from kept")).isEqualTo("still here");
    }

    private static String password() throws IOException {
        return Files.readString(folder.resolve("postgres.password")).strip();
    }

    static final class Sleeper {
        public static void main(String[] none) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
