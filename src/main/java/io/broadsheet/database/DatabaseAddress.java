package io.broadsheet.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Where a database is and who asks. Printing it never shows the password.
 *
 * @param url starts with {@code jdbc:postgresql:}
 * @param username empty if the url or the driver knows it
 * @param password empty if the url or the driver knows it
 */
public record DatabaseAddress(String url, String username, String password) {
    /** Ten seconds: a server that needs longer to say hello is of no use. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A connection of its own, outside any pool; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(PATIENCE);
    }

    /** @param patience whole seconds, for the handshake as for each answer */
    public Connection connect(Duration patience) throws SQLException {
        String seconds = String.valueOf(patience.toSeconds());
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        if (!username.isEmpty()) {
            properties.setProperty("user", username);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** The url without its parameters, one of which may be a password. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
