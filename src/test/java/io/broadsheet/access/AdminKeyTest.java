package io.broadsheet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.database.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminKeyTest {

    @TempDir
    Path folder;

    @Test
    void aRandomKeyIsMadeOnceAndKept() throws IOException {
        AdminKey first = new AdminKey(Optional.empty(), data());
        String key = Files.readString(file()).strip();
        assertThat(Token.isWellFormed(key)).isTrue();
        assertThat(first.is(key)).isTrue();
        assertThat(new AdminKey(Optional.empty(), data()).is(key)).isTrue();
        assertThat(first.is(Token.random())).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void onlyItsOwnerCanReadTheFile() throws IOException {
        new AdminKey(Optional.empty(), data());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                .isEqualTo("rwx------");
    }

    @Test
    void aConfiguredKeyIsTheOnlyOneAndLeavesNoFile() {
        String configured = "bsk_" + "x".repeat(28);
        AdminKey key = new AdminKey(Optional.of(configured), data());
        assertThat(key.is(configured)).isTrue();
        assertThat(key.is(configured + "x")).isFalse();
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bsk_short", "key_0123456789-0123456789-0123456789", "bsk_0123456789 0123456789 0123456789", ""})
    void whatIsNoKeyIsRefusedAndNotRepeated(String configured) {
        assertThatThrownBy(() -> new AdminKey(Optional.of(configured), data()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("BROADSHEET_ADMIN_KEY")
                .satisfies(problem -> assertThat(
                                configured.isEmpty() || !problem.getMessage().contains(configured))
                        .isTrue());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path file() {
        return data().resolve(AdminKey.FILE);
    }
}
