package dev.astra.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.astra.benchmarks.engine.Client;
import dev.astra.benchmarks.engine.Engine;
import dev.astra.benchmarks.engine.Kind;
import dev.astra.benchmarks.engine.License;
import dev.astra.benchmarks.engine.PastStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** Stateless. A fresh process of this program that does one thing with one embedded engine. */
final class Child {
    static final String OPEN = "child-open";
    static final String BIND = "child-bind";
    static final String LOAD_PAST = "child-load-past";
    static final String OPEN_PAST = "child-open-past";
    static final String BEGIN = "binds-begin";
    static final String END = "binds-end";

    private static final int PAGES = 2_000;

    private Child() {}

    /** Does what the words say if they are for a child. */
    static boolean ran(String... words) throws IOException, SQLException {
        switch (words.length == 0 ? "" : words[0]) {
            case OPEN -> open(Kind.valueOf(words[1]), Path.of(words[2]));
            case BIND -> bind(Kind.valueOf(words[1]), Path.of(words[2]), Integer.parseInt(words[3]));
            case LOAD_PAST -> loadPast(Path.of(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
            case OPEN_PAST -> openPast(Path.of(words[1]), Long.parseLong(words[2]));
            default -> {
                return false;
            }
        }
        return true;
    }

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
    private static void open(Kind kind, Path directory) throws IOException, SQLException {
        long heap = heap();
        long start = System.nanoTime();
        try (Engine engine = kind.open(directory, Optional.empty());
                Client client = engine.client()) {
            client.bind("no such order", "no machine");
            double millis = (System.nanoTime() - start) / 1e6;
            double cpu = cpu();
            System.out.println(millis + " " + cpu + " " + (heap() - heap));
        }
    }

    /** One client binds so often; directories that are made before and after mark the time. */
    private static void bind(Kind kind, Path directory, int binds) throws IOException, SQLException {
        try (Engine engine = kind.open(directory, Optional.empty());
                Client client = engine.client()) {
            Files.createDirectory(directory.resolveSibling(kind + BEGIN));
            for (int i = 1; i <= binds; i++) {
                client.bind(License.orderOf(i), License.machine(-i));
            }
            Files.createDirectory(directory.resolveSibling(kind + END));
        }
    }

    /** Fills a store with a past. */
    private static void loadPast(Path directory, long live, long past) {
        try (PastStore store = new PastStore(directory)) {
            store.load(live, past);
        }
    }

    /** Opens a store with a past and reads pages of it; prints what {@link #open} does, then three times of a page. */
    private static void openPast(Path directory, long live) {
        long heap = heap();
        long start = System.nanoTime();
        try (PastStore store = new PastStore(directory)) {
            double millis = (System.nanoTime() - start) / 1e6;
            double cpu = cpu();
            heap = heap() - heap;
            Histogram pages = new Histogram(2);
            SplittableRandom random = new SplittableRandom(live);
            for (int i = -PAGES; i < PAGES; i++) {
                long license = 1 + random.nextLong(live);
                long before = System.nanoTime();
                int records = i % 2 == 0 ? store.newestPage(license) : store.middlePage(license);
                if (i >= 0) {
                    pages.recordValue(System.nanoTime() - before);
                }
                if (records == 0) {
                    throw new IllegalStateException("expected a past of license " + license);
                }
            }
            System.out.println(millis + " " + cpu + " " + heap + " " + pages.getValueAtPercentile(50) + " "
                    + pages.getValueAtPercentile(99) + " " + pages.getMaxValue());
        }
    }

    /** Seconds of the processors since this process began. */
    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
