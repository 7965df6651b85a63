package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Client;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import dev.astra.benchmarks.engine.License;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stateless. A fresh process of this program that does one thing with one embedded engine. */
final class Child {
    static final String OPEN = "child-open";
    static final String BIND = "child-bind";
    static final String BEGIN = "binds-begin";
    static final String END = "binds-end";

    private Child() {}

    /** Runs one and gives back the last line that it printed. */
    static String run(List<String> before, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + Runtime.getRuntime().maxMemory());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("a process ended with " + process.exitValue() + ": " + String.join(" ", arguments));
        }
        return printed.substring(printed.lastIndexOf('\n') + 1);
    }

    /** Opens an engine and prints how many milliseconds and how many bytes of the heap that took. */
    static void open(Kind kind, Path directory) throws IOException, SQLException {
        long heap = heap();
        long start = System.nanoTime();
        try (Engine engine = kind.open(directory, Optional.empty());
                Client client = engine.client()) {
            client.bind("no such order", "no machine");
            double millis = (System.nanoTime() - start) / 1e6;
            System.out.println(millis + " " + (heap() - heap));
        }
    }

    /** One client binds so often; directories that are made before and after mark the time. */
    static void bind(Kind kind, Path directory, int binds) throws IOException, SQLException {
        try (Engine engine = kind.open(directory, Optional.empty());
                Client client = engine.client()) {
            Files.createDirectory(directory.resolveSibling(kind + BEGIN));
            for (int i = 1; i <= binds; i++) {
                client.bind(License.orderOf(i), License.machine(-i));
            }
            Files.createDirectory(directory.resolveSibling(kind + END));
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
