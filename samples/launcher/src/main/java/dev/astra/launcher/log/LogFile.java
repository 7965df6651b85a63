package dev.astra.launcher.log;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** One thread. A log that goes into a file; closed, it goes where it went before. */
public final class LogFile implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final RotatingFile file;
    private final List<Handler> before;

    private LogFile(RotatingFile file) {
        this.file = file;
        this.before = Stream.of(root.getHandlers())
                .filter(handler -> handler.getFormatter() instanceof Logs)
                .toList();
    }

    static LogFile begin(RotatingFile file) {
        LogFile begun = new LogFile(file);
        begun.root.addHandler(file);
        begun.before.forEach(begun.root::removeHandler);
        return begun;
    }

    @Override
    public void close() {
        before.forEach(root::addHandler);
        root.removeHandler(file);
        file.close();
    }
}
