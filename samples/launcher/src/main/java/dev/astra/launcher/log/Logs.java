package dev.astra.launcher.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The log: one line an event, to standard error. As a last safeguard, whatever looks like an order id, a machine id or an
 * e-mail address is masked, no matter which library wrote it.
 */
public final class Logs extends Formatter {
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b|[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");

    Logs() {}

    /** Sends the log to standard error from now on. */
    public static void install() {
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
        Logger root = Logger.getLogger("");
        for (Handler standard : root.getHandlers()) {
            root.removeHandler(standard);
        }
        Handler handler = new ConsoleHandler();
        try {
            handler.setEncoding(StandardCharsets.UTF_8.name());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        handler.setFormatter(new Logs());
        handler.setLevel(Level.INFO);
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }

    /**
     * Sends the log into a file instead of standard error, until what it answers is closed.
     *
     * @param file is made, for its owner only, if it is missing, and continued if it is there
     * @param mostBytes when it is set aside and a fresh one begun
     * @param pieces how many are kept beside it
     * @throws dev.astra.core.RejectedException if it cannot be written
     */
    public static LogFile into(Path file, long mostBytes, int pieces) {
        return LogFile.begin(new RotatingFile(file, mostBytes, pieces, new Logs()));
    }

    @Override
    public String format(LogRecord event) {
        String text = formatMessage(event);
        Throwable thrown = event.getThrown();
        String line = Instant.ofEpochMilli(event.getMillis()).truncatedTo(ChronoUnit.SECONDS) + " "
                + word(event.getLevel()) + " " + event.getLoggerName() + ": " + text
                + (thrown == null ? "" : " (" + thrown + ")");
        return PERSONAL.matcher(line).replaceAll("****").replaceAll("\\p{Cntrl}", " ") + "\n";
    }

    private static String word(Level level) {
        return level.intValue() >= Level.SEVERE.intValue()
                ? "ERROR"
                : level.intValue() >= Level.WARNING.intValue() ? "WARN " : "INFO ";
    }
}
