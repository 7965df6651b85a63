package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessSpec;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thread-safe. Starts a program as the JDK does, where there is no shell to wait ahead. It runs before its number is written
 * down, and limits are not kept.
 */
final class PlainStarter implements Starter {
    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final ProcessTable table;

    PlainStarter(ProcessTable table) {
        this.table = table;
    }

    @Override
    public Begun start(ProcessSpec spec, String program, Map<String, String> marks, Path output, Recorder record)
            throws IOException {
        List<String> words = new ArrayList<>(spec.command());
        words.set(0, program);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(NOTHING))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()));
        builder.environment().putAll(spec.environment());
        builder.environment().putAll(marks);
        spec.directory().map(File::new).ifPresent(builder::directory);
        Process process = builder.start();
        try {
            return new Begun(
                    record.record(process.pid(), table.start(process.pid()), ProcessTable.UNKNOWN),
                    process.onExit().thenApply(Process::exitValue));
        } catch (RuntimeException notWritten) {
            process.destroyForcibly();
            throw notWritten;
        }
    }

    @Override
    public Set<Long> waiting() {
        return Set.of();
    }

    @Override
    public void expect(int programs) {}

    @Override
    public void close() {}
}
