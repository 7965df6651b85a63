package dev.astra.launcher.log;

import java.util.logging.LogManager;

/**
 * Thread-safe. Keeps the log open while the process ends: the JDK's own manager closes it as soon as a signal arrives, and
 * what is told about the stop would be lost. Made by the JDK, therefore public.
 */
public final class LastingLogs extends LogManager {
    /** Called by the JDK only. */
    public LastingLogs() {}

    /** Leaves everything as it is. */
    @Override
    public void reset() {}
}
