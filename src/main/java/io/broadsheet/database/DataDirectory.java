package io.broadsheet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder everything embedded lives in, locked for as long as this object is open.
 *
 * <pre>
 * lock                held by the one service that may use the folder
 * binaries/           the programs of PostgreSQL, unpacked
 * postgres/           PostgreSQL's own data directory
 * postgres.log        what the server said since it was started
 * postgres.password   of the users postgres and broadsheet
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    private static final String UNFINISHED = "unfinished-";

    private final Path folder;
    private final FileChannel lock;

    private DataDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws StartupProblem if the folder cannot be used, is open to others or is in use */
    static DataDirectory open(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolders(folder);
            Path real = folder.toRealPath();
            if (PrivateFiles.othersMayWrite(real)) {
                throw new StartupProblem(
                        "Others may write in %s: forbid it (chmod go-w), or name a folder that does not exist yet with"
                                + " BROADSHEET_DATA_DIR.",
                        real);
            }
            DataDirectory opened = new DataDirectory(real, lock(real));
            opened.checkOwner();
            opened.deleteUnfinished();
            return opened;
        } catch (FileAlreadyExistsException file) {
            throw new StartupProblem("%s is not a folder: name one with BROADSHEET_DATA_DIR.", folder);
        } catch (AccessDeniedException denied) {
            throw new StartupProblem(
                    "%s cannot be written by user %s (%s): name another folder with BROADSHEET_DATA_DIR.",
                    folder, System.getProperty("user.name"), denied.getFile());
        } catch (IOException broken) {
            throw new StartupProblem("%s cannot be used: %s", folder, broken);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = PrivateFiles.open(folder.resolve("lock"));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // the same answer as if another process held it
        }
        channel.close();
        throw new StartupProblem(
                "Another Broadsheet uses %s: stop it, or give this one a folder of its own with BROADSHEET_DATA_DIR.",
                folder);
    }

    /** PostgreSQL insists on owning its data; so a folder filled as root is of no use to an ordinary user. */
    private void checkOwner() throws IOException {
        Path mine = PrivateFiles.createNewFolder(folder, UNFINISHED);
        if (Files.exists(data()) && !Files.getOwner(data()).equals(Files.getOwner(mine))) {
            throw new StartupProblem(
                    "%s belongs to %s: run Broadsheet as that user, or give %s its own folder with BROADSHEET_DATA_DIR.",
                    data(), Files.getOwner(data()), Files.getOwner(mine));
        }
    }

    /** What a killed first start left behind; it may still be writing, then the next start tries again. */
    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                try {
                    PrivateFiles.delete(leftover);
                } catch (IOException busy) {
                    continue;
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("postgres");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path passwordFile() {
        return folder.resolve("postgres.password");
    }

    /** Takes a folder made by {@link #unfinished} into use, in one step that is done or not done. */
    void finish(Path unfinished, Path finished) throws IOException {
        Files.move(unfinished, finished);
        PrivateFiles.flush(folder);
    }

    /** A folder to fill; whatever is still named so at the next start is deleted. */
    Path unfinished() throws IOException {
        return PrivateFiles.createNewFolder(folder, UNFINISHED);
    }

    /** 256 bits that no one has to type, in letters that need no quoting anywhere. */
    void writePassword() throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (FileChannel file = PrivateFiles.open(passwordFile())) {
            file.truncate(0);
            file.write(StandardCharsets.US_ASCII.encode(password + "\n"));
            file.force(true);
        }
    }

    /** @throws StartupProblem if the file is gone */
    String password() throws IOException {
        if (!Files.isRegularFile(passwordFile())) {
            throw new StartupProblem(
                    "%s is missing: put it back, or move %s away to begin with an empty database.",
                    passwordFile(), data());
        }
        PrivateFiles.tighten(passwordFile());
        return Files.readString(passwordFile()).strip();
    }

    /** Lets another service use the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException lost) {
            throw new IllegalStateException("The lock of " + folder + " cannot be released", lost);
        }
    }
}
