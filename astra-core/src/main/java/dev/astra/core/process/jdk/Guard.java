package dev.astra.core.process.jdk;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A shell in a session of its own that waits on a pipe. When the supervisor dies, however it dies, the pipe
 * ends, and the guard ends everything that carries the supervisor's token: politely, and after the grace for good. It is
 * started again when somebody kills it. It looks at least three times: a program may have been just on its way.
 */
final class Guard {
    /** The variable that all children carry. */
    static final String VARIABLE = "ASTRA_SUPERVISOR";

    private static final String SCRIPT = String.join(
            "\n",
            "trap '' HUP INT TERM",
            "IFS= read -r word; [ \"$word\" = bye ] && exit 0",
            "cd /proc || exit 1",
            "left() { grep -lsazxF -e \"" + VARIABLE + "=$1\" [0-9]*/environ; }",
            "send() { for f in $(left \"$2\"); do kill -\"$1\" \"${f%%/*}\" 2>/dev/null; done; }",
            "gone() { [ \"$i\" -ge 3 ] && [ -z \"$(left \"$1\")\" ]; }",
            "send TERM \"$1\"",
            "i=0; while [ \"$i\" -lt \"$2\" ]; do gone \"$1\" && exit 0; sleep 0.1; i=$((i+1)); done",
            "i=0; while [ \"$i\" -lt 100 ]; do gone \"$1\" && exit 0; send KILL \"$1\"; sleep 0.1; i=$((i+1)); done");

    private final String setsid;
    private final String token;
    private final long graceTenths;
    private @Nullable Process process;
    private boolean closed;

    Guard(String setsid, String token, long graceMillis) {
        this.setsid = setsid;
        this.token = token;
        this.graceTenths = Math.max(0, graceMillis / 100);
    }

    synchronized void begin() throws IOException {
        if (closed) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(
                List.of(setsid, "/bin/sh", "-c", SCRIPT, "astra-guard", token, Long.toString(graceTenths)));
        builder.environment().remove(VARIABLE);
        builder.environment().remove(Mark.VARIABLE);
        Process begun = builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process = begun;
        CompletionStage<Process> ending = begun.onExit();
        ending.thenRun(this::again);
    }

    private void again() {
        try {
            begin();
        } catch (IOException | RuntimeException failed) { // the ledger still knows all instances
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
        }
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    synchronized void close() {
        closed = true;
        if (process != null) {
            try (OutputStream in = process.getOutputStream()) {
                in.write("bye\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                process.destroyForcibly();
            }
        }
    }
}
