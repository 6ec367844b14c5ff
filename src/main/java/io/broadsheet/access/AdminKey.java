package io.broadsheet.access;

import io.broadsheet.database.PrivateFiles;
import io.broadsheet.database.StartupProblem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first key: the one that is configured, else one that is made at first start and kept in a file only its owner can read.
 * It is in no table, so it cannot be revoked over the wire, and whoever holds the machine can never be locked out.
 */
@Startup
@ApplicationScoped
public class AdminKey {

    static final String FILE = "admin-key";

    private static final String OPTION = "broadsheet.admin-key";
    private static final String DIRECTORY = "broadsheet.data-dir";

    private static final Logger LOG = Logger.getLogger(AdminKey.class);
    private static final Pattern ACCEPTABLE = Pattern.compile("bsk_[\\x21-\\x7e]{28,252}");

    private final byte[] hash;

    @Inject
    AdminKey(
            @ConfigProperty(name = OPTION) Optional<String> configured,
            @ConfigProperty(name = DIRECTORY) Path dataDirectory) {
        hash = Token.hash(found(configured, dataDirectory));
    }

    /**
     * To be called before Quarkus starts; makes the key if there is none.
     *
     * @throws StartupProblem if BROADSHEET_ADMIN_KEY is no key, or the file cannot be used
     */
    public static void check(Config config) {
        String dataDirectory = config.getOptionalValue(DIRECTORY, String.class).orElse("data");
        found(config.getOptionalValue(OPTION, String.class), Path.of(dataDirectory));
    }

    boolean is(String token) {
        return MessageDigest.isEqual(hash, Token.hash(token));
    }

    private static String found(Optional<String> configured, Path dataDirectory) {
        return configured
                .map(key -> checked(key, "BROADSHEET_ADMIN_KEY"))
                .orElseGet(() -> kept(dataDirectory.resolve(FILE).toAbsolutePath()));
    }

    private static String checked(String key, String place) {
        if (!ACCEPTABLE.matcher(key).matches()) {
            throw new StartupProblem(
                    "%s must begin with bsk_ and have 32 to 256 printable ASCII characters without a space.", place);
        }
        return key;
    }

    private static String kept(Path file) {
        try {
            // An empty one is what a crash has left.
            return Files.exists(file) && Files.size(file) > 0 ? read(file) : made(file);
        } catch (IOException denied) {
            throw new StartupProblem(
                    "The admin key cannot be kept in %s (%s): set BROADSHEET_ADMIN_KEY, or name another folder with"
                            + " BROADSHEET_DATA_DIR.",
                    file, denied);
        }
    }

    private static String made(Path file) throws IOException {
        PrivateFiles.createFolders(file.getParent());
        PrivateFiles.write(file.getParent(), FILE, (Token.random() + "\n").getBytes(StandardCharsets.US_ASCII));
        LOG.infof("The first admin key is in %s", file);
        return read(file);
    }

    private static String read(Path file) throws IOException {
        return checked(Files.readString(file).strip(), "The key in " + file);
    }
}
