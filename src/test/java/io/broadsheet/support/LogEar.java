package io.broadsheet.support;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears every line of the log, of whatever logger, until it is closed. */
public final class LogEar extends Handler implements AutoCloseable {
    private final Consumer<LogRecord> listener;

    private LogEar(Consumer<LogRecord> listener) {
        this.listener = listener;
    }

    public static LogEar to(Consumer<LogRecord> listener) {
        LogEar ear = new LogEar(listener);
        Logger.getLogger("").addHandler(ear);
        return ear;
    }

    @Override
    public void publish(LogRecord line) {
        listener.accept(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
