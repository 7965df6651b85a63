package dev.astra.core.process.jdk;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Thread-safe. A shell that was started ahead, in a session of its own, and waits for one line that makes it a program.
 * Number and start stay the same when it becomes one, so they can be written down before. If nobody is there any more
 * to send the line, it ends. It carries the token of its supervisor, so that the guard finds it on its way too.
 */
final class Standby {
    private final Process process;
    private final long start;
    private final long forks;

    private Standby(Process process, long start, long forks) {
        this.process = process;
        this.start = start;
        this.forks = forks;
    }

    static Standby begin(String setsid, String supervisor, ProcessTable table) throws IOException {
        long forks = table.forks();
        ProcessBuilder builder = new ProcessBuilder(List.of(setsid, "/bin/sh", "-c", ShellLine.STANDBY))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().put(Guard.VARIABLE, supervisor);
        Process process = builder.start();
        return new Standby(process, table.start(process.pid()), forks);
    }

    long pid() {
        return process.pid();
    }

    long start() {
        return start;
    }

    long forks() {
        return forks;
    }

    boolean waits() {
        return process.isAlive();
    }

    /**
     * Ends with the exit code, on a thread that waits for it: on small machines the JDK begins one when it is too late.
     *
     * @param threads how many such threads there may be; a child beyond that is heard of as the JDK does it, since each takes
     *     about 90 kB
     */
    CompletionStage<Integer> ending(Semaphore threads) {
        if (!threads.tryAcquire()) {
            return process.onExit().thenApply(Process::exitValue);
        }
        CompletableFuture<Integer> ending = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> {
                    int code = await();
                    threads.release();
                    ending.complete(code);
                },
                "astra-child-" + process.pid());
        waiting.setDaemon(true);
        try {
            waiting.start();
            return ending;
        } catch (OutOfMemoryError noThread) {
            threads.release();
            return process.onExit().thenApply(Process::exitValue);
        }
    }

    private int await() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException ignored) {
                // nobody but its end ends this wait
            }
        }
    }

    void become(String line) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It is not needed any more. */
    void dismiss() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroyForcibly();
        }
    }
}
