package dev.astra.launcher.top;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One thread. The terminal of this process, set by {@code stty}; it is as before when it is closed. */
final class Tty implements Screen {
    private static final String BEGIN = "\033[?1049h\033[?25l\033[2J";
    private static final String END = "\033[?25h\033[?1049l";
    private static final long SIZE_HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LEAST = 10;
    private static final long STTY_SECONDS = 5;

    private final PrintWriter out;
    private final String before;
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>(1_000);
    private int width = 80;
    private int height = 24;
    private long measured;

    private Tty(PrintWriter out, String before) {
        this.out = out;
        this.before = before;
    }

    /** Whether a person sits at both ends. */
    static boolean there() {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return false;
        }
        try {
            Process asked = new ProcessBuilder("/bin/sh", "-c", "test -t 0 && test -t 1 && test \"$TERM\" != dumb")
                    .inheritIO()
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes the terminal, if it can be set. */
    static Optional<Tty> open(PrintWriter out, InputStream in) {
        Optional<String> before = stty("-g").filter(text -> text.matches("[0-9a-fA-F:=.,a-z]+"));
        if (before.isEmpty() || stty("-icanon -echo min 1 time 0 susp undef").isEmpty()) {
            return Optional.empty();
        }
        Tty tty = new Tty(out, before.get());
        Thread reader = new Thread(() -> tty.read(in), "astra-keys");
        reader.setDaemon(true);
        reader.start();
        out.print(BEGIN);
        out.flush();
        return Optional.of(tty);
    }

    private void read(InputStream in) {
        byte[] bytes = new byte[256];
        try {
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                if (!typed.offer(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))) {
                    typed.clear();
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Optional<String> stty(String words) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", "exec stty " + words + " </dev/tty")
                    .redirectError(Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor(STTY_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException noTerminal) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void measure() {
        if (System.nanoTime() - measured < SIZE_HOLDS_NANOS && measured != 0) {
            return;
        }
        measured = System.nanoTime();
        stty("size").ifPresent(text -> {
            if (text.matches("\\d{1,4} \\d{1,4}")) {
                String[] numbers = text.split(" ", 2);
                height = Math.max(LEAST, Integer.parseInt(numbers[0]));
                width = Math.max(LEAST, Integer.parseInt(numbers[1]));
            }
        });
    }

    @Override
    public int width() {
        measure();
        return width;
    }

    @Override
    public int height() {
        measure();
        return height;
    }

    /** Written in one piece, so that nothing flickers. */
    @Override
    public void show(List<String> lines) {
        StringBuilder text = new StringBuilder("\033[H");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append("\033[K");
        }
        out.print(text.append("\033[J"));
        out.flush();
    }

    @Override
    public Optional<String> typed(long millis) throws InterruptedException {
        return Optional.ofNullable(typed.poll(millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        out.print(END);
        out.flush();
        stty(before);
    }
}
