package dev.astra.launcher;

import dev.astra.launcher.command.Program;
import dev.astra.launcher.command.Surroundings;
import dev.astra.launcher.log.Logs;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process around a program: its streams, its signals, its exit code. */
final class Launch {
    /** A signal to end gives this long for a clean stop. */
    private static final long STOP_SECONDS = 80;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int code = 1;

    private Launch() {}

    static void launch(Program program, Map<String, String> environment, String[] arguments) {
        Logs.install();
        Launch launch = new Launch();
        Thread hook = new Thread(launch::end, "astra-end");
        Runtime.getRuntime().addShutdownHook(hook);
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        try {
            launch.code = program.run(new Surroundings(environment, Path.of(""), launch.stop), arguments, out, err);
        } finally {
            out.flush();
            err.flush();
            launch.stopped.countDown();
        }
        System.exit(launch.code);
    }

    /** On a signal, lets the command come to its end; then the process ends with the code of the command. */
    private void end() {
        if (stopped.getCount() == 0) {
            return;
        }
        stop.countDown();
        try {
            if (stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException cutShort) {
            Thread.currentThread().interrupt();
        }
    }
}
