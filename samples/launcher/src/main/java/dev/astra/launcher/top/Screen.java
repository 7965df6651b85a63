package dev.astra.launcher.top;

import java.util.List;
import java.util.Optional;

/** One thread. A terminal: it shows a screenful at a time and hears keys. */
interface Screen extends AutoCloseable {
    int width();

    int height();

    /** Shows these lines and nothing else. */
    void show(List<String> lines);

    /**
     * What was typed.
     *
     * @param millis waits for it so long
     */
    Optional<String> typed(long millis) throws InterruptedException;

    @Override
    void close();
}
