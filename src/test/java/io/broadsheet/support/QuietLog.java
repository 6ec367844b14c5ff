package io.broadsheet.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which something was logged with a stack trace, or as a warning or an error. */
public class QuietLog implements BeforeEachCallback, AfterEachCallback {

    private final List<String> loud = new CopyOnWriteArrayList<>();

    private LogEar ear;

    private void hear(LogRecord line) {
        // How busy the machine is, is not the client's doing.
        boolean busy = String.valueOf(line.getLoggerName()).endsWith("BlockedThreadChecker");
        boolean warns = line.getLevel().intValue() >= Level.WARNING.intValue();
        if (!busy && (warns || line.getThrown() != null)) {
            loud.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        loud.clear();
        ear = LogEar.to(this::hear);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ear.close();
        assertThat(loud).as("logged because of a client's mistake").isEmpty();
    }
}
