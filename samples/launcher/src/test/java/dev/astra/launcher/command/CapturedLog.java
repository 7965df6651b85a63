package dev.astra.launcher.command;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Thread-safe. Hears every log record of every library at every level, before anything is masked. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Heard heard = new Heard();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    public CapturedLog() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord event) {
        String text = new SimpleFormatter().formatMessage(event);
        Throwable thrown = event.getThrown();
        heard.say(event.getLevel() + " " + event.getLoggerName() + " " + text + (thrown == null ? "" : " " + thrown)
                + "\n");
    }

    public Heard heard() {
        return heard;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
