package io.broadsheet.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.lang3.SystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL. The library zonky brings them and knows which one fits the machine; it would unpack them
 * file by file into a folder for all, where an interrupted start leaves half a program for ever.
 */
final class Binaries {
    /** Twelve hexadecimal digits tell one archive from the next. */
    private static final int NAME_LENGTH = 12;

    private final Path all;
    private final Path home;

    private Binaries(Path all, Path home) {
        this.all = all;
        this.home = home;
    }

    static Binaries unpack(DataDirectory directory) throws IOException {
        byte[] archive = archive();
        Path all = directory.folder().resolve("binaries");
        Path home = all.resolve(digest(archive).substring(0, NAME_LENGTH));
        PrivateFiles.createFolders(all);
        if (!Files.isDirectory(home)) {
            Path unfinished = directory.unfinished();
            extract(archive, unfinished);
            directory.finish(unfinished, home);
        }
        return new Binaries(all, home);
    }

    private static byte[] archive() throws IOException {
        String system = SystemUtils.IS_OS_WINDOWS ? "Windows" : SystemUtils.IS_OS_MAC ? "Darwin" : "Linux";
        String machine = "amd64".equals(SystemUtils.OS_ARCH) ? "x86_64" : SystemUtils.OS_ARCH;
        try (InputStream stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return stream.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StartupProblem(
                    "This build brings no PostgreSQL for %s %s: build it on such a machine, or name a database with"
                            + " QUARKUS_DATASOURCE_JDBC_URL.",
                    system, machine);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(files, file);
                    makeExecutable(file);
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        boolean program = file.getParent().endsWith("bin");
        if (program && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Once no server of an older release runs any more. */
    void deleteOthers() throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(all)) {
            for (Path version : versions) {
                if (!version.equals(home)) {
                    PrivateFiles.delete(version);
                }
            }
        }
    }

    String program(String name) {
        return home.resolve("bin")
                .resolve(SystemUtils.IS_OS_WINDOWS ? name + ".exe" : name)
                .toString();
    }

    /**
     * Whether a process runs one of these programs. No one else can: the folder is private. This is what tells a server
     * of ours from a program that was given the same process id later.
     */
    boolean isRunBy(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(program -> Path.of(program).startsWith(all))
                        .orElse(false);
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
