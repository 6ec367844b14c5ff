package io.broadsheet.database;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Gives the service its database: the one configured from outside, else the embedded one. */
public final class Database {
    static final String URL = "broadsheet.embedded.url";
    static final String USERNAME = "broadsheet.embedded.username";
    static final String PASSWORD = "broadsheet.embedded.password";

    /** Longer than Quarkus gives to requests under way when it stops; then the server stops, come what may. */
    private static final long SHUTDOWN_PATIENCE_MILLIS = 30_000;

    private Database() {}

    /**
     * To be called before Quarkus starts. If an embedded server was published already (live reload runs {@code main}
     * again in the same process) nothing happens.
     *
     * @throws StartupProblem if there is no database that Broadsheet can work with
     */
    public static void prepare() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        if (config.getRawValue(URL) != null) {
            return;
        }
        String url = config.getRawValue("quarkus.datasource.jdbc.url");
        if (url == null || url.contains("${" + URL + "}")) {
            EmbeddedDatabase server = EmbeddedDatabase.in(Path.of(value(config, "broadsheet.data-dir", "data")));
            // Before the server runs: an impatient Ctrl-C must not leave it behind.
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stopAfterQuarkus(server), "embedded-postgresql-stop"));
            publish(server.start().address());
        } else {
            DatabaseCheck.check(new DatabaseAddress(
                    value(config, "quarkus.datasource.jdbc.url", ""),
                    value(config, "quarkus.datasource.username", ""),
                    value(config, "quarkus.datasource.password", "")));
        }
    }

    /** Whether the service, once it runs, has the embedded one. */
    public static boolean isEmbedded(Config config) {
        return config.getOptionalValue(URL, String.class).isPresent();
    }

    /** Makes an embedded database known to application.properties. */
    public static void publish(DatabaseAddress address) {
        System.setProperty(URL, address.url());
        System.setProperty(USERNAME, address.username());
        System.setProperty(PASSWORD, address.password());
    }

    private static String value(SmallRyeConfig config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    /** Shutdown hooks run side by side: without waiting, requests under way would lose their database. */
    private static void stopAfterQuarkus(EmbeddedDatabase server) {
        Application application = Application.currentApplication();
        if (application != null) {
            Thread waiting = new Thread(application::awaitShutdown, "embedded-postgresql-wait");
            waiting.setDaemon(true);
            waiting.start();
            try {
                waiting.join(SHUTDOWN_PATIENCE_MILLIS);
            } catch (InterruptedException stopNow) {
                Thread.currentThread().interrupt();
            }
        }
        server.close();
    }
}
