package io.broadsheet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {
    @TempDir
    static Path temporary;

    static Path folder;
    static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        folder = temporary.resolve("made/by/the/service");
        database = EmbeddedDatabase.in(folder).start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "max_connections, 40",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
    })
    void runsWith(String setting, String value) throws SQLException {
        assertThat(Query.text(administrator(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void comparesTextTheSameOnEveryMachine() throws SQLException {
        String locale = "select concat_ws(' ', datlocprovider, datlocale, datcollate) from pg_database"
                + " where datname = current_database()";
        assertThat(Query.text(database.address(), locale)).isEqualTo("b C.UTF-8 C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broadsheet", "postgres"})
    void refusesAWrongPassword(String user) {
        DatabaseAddress guess = new DatabaseAddress(database.address().url(), user, "guess");
        assertThatThrownBy(guess::connect)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("28P01"));
    }

    @Test
    void trustsNobody() throws SQLException {
        String methods = "select string_agg(distinct auth_method, ',') from pg_hba_file_rules";
        assertThat(Query.text(administrator(), methods)).isEqualTo("scram-sha-256");
    }

    @Test
    void givesTheServiceAnOrdinaryUser() throws SQLException {
        String rights = "select concat_ws(',', rolname, rolsuper, rolcreaterole, rolcreatedb) from pg_roles"
                + " where rolname = current_user";
        assertThat(Query.text(database.address(), rights)).isEqualTo("broadsheet,f,f,f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unaccent", "pg_trgm"})
    void letsThatUserInstallWhatASearchNeeds(String extension) throws SQLException {
        Query.run(database.address(), "create extension " + extension);
    }

    @Test
    void isWhatTheCheckOfOutsideDatabasesAsksFor() {
        DatabaseCheck.check(database.address());
    }

    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest
    @CsvSource({
        "., rwx------",
        "binaries, rwx------",
        "postgres, rwx------",
        "postgres.password, rw-------",
        "postgres.log, rw-------",
        "lock, rw-------",
    })
    void letsOnlyItsOwnerIn(String file, String permissions) throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                .isEqualTo(permissions);
    }

    @Test
    void neverShowsThePassword() throws Exception {
        String password = Files.readString(folder.resolve("postgres.password")).strip();
        assertThat(password).hasSize(43);
        assertThat(database.address().password()).isEqualTo(password);
        assertThat(database.address().toString()).doesNotContain(password);
        assertThat(Files.readString(folder.resolve("postgres.log"))).doesNotContain(password);
    }

    private static DatabaseAddress administrator() {
        return new DatabaseAddress(
                database.address().url(), "postgres", database.address().password());
    }
}
