package dev.astra.benchmarks;

import dev.astra.benchmarks.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Stateless. How much an engine has written: what the system counts for this process, or what the engine's own says. */
final class WrittenBytes {
    private static final Path IO = Path.of("/proc/self/io");
    private static final String FIELD = "wchar: ";

    private WrittenBytes() {}

    /** Bytes since some fixed moment; NaN where it is not known. */
    static double of(Engine engine) throws IOException, SQLException {
        return of(engine.written());
    }

    static double of(Optional<Engine.Written> elsewhere) throws IOException, SQLException {
        if (elsewhere.isPresent()) {
            return elsewhere.get().bytes();
        }
        if (!Files.isReadable(IO)) {
            return Double.NaN;
        }
        return Files.readAllLines(IO).stream()
                .filter(line -> line.startsWith(FIELD))
                .mapToDouble(line -> Double.parseDouble(line.substring(FIELD.length())))
                .findFirst()
                .orElse(Double.NaN);
    }
}
