package dev.astra.launcher.demo;

import dev.astra.core.UnavailableException;
import dev.astra.core.time.Scheduler;
import dev.astra.launcher.instance.InstanceClient;
import dev.astra.launcher.instance.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Thread-safe. The seller's running instance, {@code astra run}, in a process of its own. */
final class Seller implements AutoCloseable {
    /** By name: the program knows the demonstration, not the other way round. */
    private static final String MAIN = "dev.astra.launcher.Astra";

    private static final int READY_SECONDS = 30;
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final Path directory;
    private final InstanceClient client;
    private final Thread atExit;

    /**
     * What a command came to.
     *
     * @param done whether it answered with exit code 0
     * @param output what it printed, both streams
     */
    record Answer(boolean done, String output) {}

    private Seller(Process process, Path directory, InstanceClient client) {
        this.process = process;
        this.directory = directory;
        this.client = client;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the process and waits until it takes commands. */
    static Seller start(Path directory, Path home, Map<String, String> settings, Scheduler scheduler)
            throws IOException, InterruptedException {
        Path log = directory.resolve("astra-run.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        "run")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        Process process = builder.start();
        Seller seller = new Seller(process, directory, new InstanceClient(home, scheduler));
        for (int tenth = 0; tenth < READY_SECONDS * 10; tenth++) {
            if (seller.client.present()) {
                return seller;
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        seller.close();
        throw new UnavailableException(
                "expected astra to run, it does not; its log is " + log + " (start the demo with --keep to read it)");
    }

    long pid() {
        return process.pid();
    }

    /** Sends a command, as {@code astra} does for whoever types it. */
    Answer command(List<String> words) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        OptionalInt code = client.run(new Request(directory.toString(), words), printer, printer);
        return new Answer(code.isPresent() && code.getAsInt() == 0, output.toString());
    }

    /** As {@code kill -9} does: no chance to clean up. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException hung) {
            kill();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
