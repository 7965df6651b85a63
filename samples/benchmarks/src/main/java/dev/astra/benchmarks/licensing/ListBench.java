package dev.astra.benchmarks.licensing;

import dev.astra.licensing.signature.FileKeys;
import dev.astra.licensing.signature.Purpose;
import dev.astra.licensing.signature.RootKeys;
import dev.astra.licensing.signature.Signer;
import dev.astra.licensing.signature.SigningKey;
import dev.astra.licensing.signature.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Stateless. {@code bench licensing}: the figures of the list, each first time in a fresh process. */
public final class ListBench {
    private static final String WORD = "licensing";
    private static final int LICENSES = 1_000_000;
    private static final int PROCESSES = 5;
    private static final int PUBLICATIONS = 3;

    private ListBench() {}

    /**
     * Measures, if the words ask for that.
     *
     * @param words of the command line
     * @return whether they did
     */
    public static boolean ran(String... words) throws IOException, InterruptedException, GeneralSecurityException {
        String first = words.length == 0 ? "" : words[0];
        if (first.startsWith("list-")) {
            CheckChild.run(List.of(words));
            return true;
        }
        if (first.equals(WORD)) {
            Path out = Files.createDirectories(Path.of(words.length > 1 ? words[1] : "target/bench-licensing")
                    .toAbsolutePath());
            Path data = Files.createTempDirectory(out, "data-");
            try {
                measure(data, words.length > 2 ? Integer.parseInt(words[2]) : LICENSES);
            } finally {
                remove(data);
            }
        }
        return first.equals(WORD);
    }

    private static void measure(Path data, int licenses)
            throws IOException, InterruptedException, GeneralSecurityException {
        SigningKey root = FileKeys.createRoot(data.resolve("root.key"));
        Instant now = Instant.now().minusSeconds(60);
        Signer signer =
                FileKeys.in(data.resolve("keys")).create(root, Purpose.LIST, now, now.plus(Duration.ofDays(30)), 1);
        Stamp stamp = new Stamp(1, 1);
        long begun = System.nanoTime();
        byte[] rows = Lists.rows(licenses, stamp);
        double made = (System.nanoTime() - begun) / 1e6;
        Path signed = data.resolve("bench.list");
        Lists.writeSigned(signed, signer, rows, stamp);
        Path legacy = data.resolve("digits.txt");
        Lists.writeLegacy(legacy, licenses);
        print(
                "%,d licenses; the signed list has %,d bytes, the legacy one %,d; rows made in %,.0f ms%n%n",
                licenses, Files.size(signed), Files.size(legacy), made);
        print(
                "| in a fresh process, file in the page cache | first | its CPU | warm | allocated | peak of the process |%n");
        print("|---|---:|---:|---:|---:|---:|%n");
        String rootKey = root.verifying().hex();
        row("check of the signed list", CheckChild.SIGNED, signed.toString(), rootKey);
        row("check of the legacy list", CheckChild.LEGACY, legacy.toString());
        row("Ed25519: one verification", CheckChild.ed25519());
        publish(data, licenses, signer, RootKeys.of(rootKey));
    }

    private static void row(String name, String... words) throws IOException, InterruptedException {
        List<double[]> runs = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            runs.add(Arrays.stream(child(words).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        print(
                "| %s | %,.1f ms | %,.0f ms | %,.2f ms | %,.0f KiB | %,.0f MiB |%n",
                name,
                median(runs, 0),
                median(runs, 1),
                median(runs, 2),
                median(runs, 3) / 1024,
                median(runs, 4) / 1024 / 1024);
    }

    private static double median(List<double[]> runs, int column) {
        double[] values = runs.stream().mapToDouble(run -> run[column]).sorted().toArray();
        return values[values.length / 2];
    }

    private static String child(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.astra.benchmarks.Main"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("a process ended with " + process.exitValue() + ": " + String.join(" ", words));
        }
        return printed;
    }

    private static void publish(Path data, int licenses, Signer signer, RootKeys roots) throws InterruptedException {
        try (Publishing store = new Publishing(data)) {
            store.load(licenses);
            store.alone(2_000);
            Histogram publications = new Histogram(3);
            store.publishing(signer, roots, 1, new Histogram(3));
            Histogram alone = store.alone(5_000);
            Histogram beside = store.publishing(signer, roots, PUBLICATIONS, publications);
            print("%n| one client writes without a pause | writes | p50 | p99 | p99.9 | largest |%n");
            print("|---|---:|---:|---:|---:|---:|%n");
            writes("alone", alone);
            writes("while " + PUBLICATIONS + " publications run", beside);
            print(
                    "%nA publication of %,d licenses took %,d ms (median), read back and verified.%n",
                    licenses, publications.getValueAtPercentile(50));
        }
    }

    private static void writes(String name, Histogram micros) {
        print(
                "| %s | %,d | %,.2f ms | %,.2f ms | %,.2f ms | %,.1f ms |%n",
                name,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
