package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which something was logged with a stack trace, or as a warning or an error. */
public class QuietLog implements BeforeEachCallback, AfterEachCallback {

    private final List<String> loud = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            // How busy the machine is, is not the client's doing.
            boolean busy = String.valueOf(entry.getLoggerName()).endsWith("BlockedThreadChecker");
            boolean warns = entry.getLevel().intValue() >= Level.WARNING.intValue();
            if (!busy && (warns || entry.getThrown() != null)) {
                loud.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(ExtensionContext context) {
        loud.clear();
        Logger.getLogger("").addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Logger.getLogger("").removeHandler(handler);
        assertThat(loud).as("logged because of a client's mistake").isEmpty();
    }
}
