package io.broadsheet.access;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first key: the one that is configured, else one that is made at first start and kept in a file only its owner can read.
 * It is in no table, so it cannot be revoked over the wire, and whoever holds the machine can never be locked out.
 */
@Startup
@ApplicationScoped
class AdminKey {

    static final String FILE = "admin-key";

    private static final Logger LOG = Logger.getLogger(AdminKey.class);
    private static final Pattern ACCEPTABLE = Pattern.compile("bsk_[\\x21-\\x7e]{28,252}");

    private final byte[] hash;

    @Inject
    AdminKey(
            @ConfigProperty(name = "broadsheet.admin-key") Optional<String> configured,
            @ConfigProperty(name = "broadsheet.data-dir") Path dataDirectory) {
        hash = Token.hash(configured.map(AdminKey::checked).orElseGet(() -> kept(dataDirectory.resolve(FILE))));
    }

    boolean is(String token) {
        return MessageDigest.isEqual(hash, Token.hash(token));
    }

    private static String checked(String key) {
        if (!ACCEPTABLE.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "BROADSHEET_ADMIN_KEY must begin with bsk_ and have 32 to 256 printable characters");
        }
        return key;
    }

    private static String kept(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String key = Token.random();
            Files.createFile(file, ownerOnly());
            Files.writeString(file, key + "\n", StandardOpenOption.WRITE);
            LOG.infof("The first admin key is in %s", file.toAbsolutePath());
            return key;
        } catch (FileAlreadyExistsException earlier) {
            return read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the admin key in " + file, failure);
        }
    }

    private static String read(Path file) {
        try {
            return checked(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the admin key in " + file, failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
