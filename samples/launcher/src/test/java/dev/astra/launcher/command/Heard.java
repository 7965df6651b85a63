package dev.astra.launcher.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Thread-safe. All that was said somewhere, and waiting until something is. */
public final class Heard extends Writer {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final StringBuilder text = new StringBuilder();

    /** Hears a stream to its end, on a thread of its own. */
    public static Heard from(InputStream stream) {
        Heard heard = new Heard();
        Thread listener = new Thread(() -> heard.listen(stream), "heard");
        listener.setDaemon(true);
        listener.start();
        return heard;
    }

    private void listen(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                say(line + "\n");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    synchronized void say(String more) {
        text.append(more);
        notifyAll();
    }

    /** Waits until all of these were said. */
    public synchronized Heard await(String... parts) throws InterruptedException {
        long begun = System.nanoTime();
        while (!Arrays.stream(parts).allMatch(part -> text.indexOf(part) >= 0)) {
            long left = PATIENCE_NANOS - (System.nanoTime() - begun);
            if (left <= 0) {
                throw new AssertionError("expected to hear " + Arrays.toString(parts) + ", heard:\n" + text);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return this;
    }

    public synchronized String text() {
        return text.toString();
    }

    @Override
    public void write(char[] characters, int from, int length) {
        say(new String(characters, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
