package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.broadsheet.Application;
import io.broadsheet.support.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that cannot be used, each refused in one line. */
class StartupProblemTest {
    @TempDir
    static Path filled;

    @TempDir
    Path temporary;

    @BeforeAll
    static void fill() {
        EmbeddedDatabase.in(filled).start().close();
    }

    @Test
    void aFileInPlaceOfTheFolder() throws Exception {
        assertRefused(Files.createFile(temporary.resolve("file")), "is not a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatOthersMayWriteIn() throws Exception {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRefused(open, "Others may write in " + open.toRealPath());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatCannotBeWritten() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "nothing is closed to root");
        Path closed = Files.createDirectory(temporary.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertRefused(closed, "cannot be written by user");
        assertRefused(closed.resolve("below"), "cannot be written by user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres/PG_VERSION | 17 | was written by PostgreSQL 17, this Broadsheet brings 18",
                "postgres/PG_VERSION |    | holds no PostgreSQL database",
                "postgres.password   |    | postgres.password is missing",
                "postgres.password   | no | is not the one this database was made with",
            })
    void aFolderInWhich(String file, String content, String line) throws Exception {
        Path changed = filled.resolve(file);
        byte[] before = Files.readAllBytes(changed);
        Files.delete(changed);
        try {
            if (content != null) {
                Files.writeString(changed, content);
            }
            assertRefused(filled, line);
            assertThat(filled.resolve("postgres/postmaster.pid")).doesNotExist();
        } finally {
            Files.write(changed, before);
        }
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws Exception {
        Path configuration = filled.resolve("postgres/postgresql.auto.conf");
        Files.writeString(configuration, "shared_buffers = '9000TB'\n");
        try {
            assertRefused(filled, "PostgreSQL does not start: ");
        } finally {
            Files.writeString(configuration, "");
        }
    }

    @Test
    void endsTheServiceWithOneLineAndCodeOne() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        try (ChildProcess service = ChildProcess.java(
                "-Dquarkus.datasource.jdbc.url=${broadsheet.embedded.url}",
                "-Dbroadsheet.data-dir=" + file,
                Application.class.getName())) {
            assertThat(service.errors().lines())
                    .containsExactly(file + " is not a folder: name one with BROADSHEET_DATA_DIR.");
            assertThat(service.exitCode()).isEqualTo(1);
        }
    }

    private static void assertRefused(Path folder, String words) {
        assertThatThrownBy(() -> EmbeddedDatabase.in(folder).start())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }
}
