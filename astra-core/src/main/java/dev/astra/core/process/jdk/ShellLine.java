package dev.astra.core.process.jdk;

import dev.astra.core.process.Limits;
import dev.astra.core.process.ProcessSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The orders that turn a waiting shell into a program. Everything is quoted; nothing is interpreted. They are one compound command,
 * so the shell runs nothing before it has all of it, and reads it in large pieces.
 */
final class ShellLine {
    /** What the waiting shell runs: what it is sent; nothing if nobody is there to send it. */
    static final String STANDBY = ". /proc/self/fd/0";

    private ShellLine() {}

    static String of(ProcessSpec spec, String program, Map<String, String> marks, Path output) {
        StringBuilder line = new StringBuilder("{ export");
        Map<String, String> variables = new TreeMap<>(spec.environment());
        variables.putAll(marks);
        variables.forEach(
                (key, value) -> line.append(' ').append(key).append('=').append(quoted(value)));
        line.append(";exec </dev/null >>").append(quoted(output.toString())).append(" 2>&1;");
        spec.directory()
                .ifPresent(path -> line.append("cd ").append(quoted(path)).append("||exit 126;"));
        limits(spec.limits(), line);
        line.append("exec ").append(quoted(program));
        spec.command().stream().skip(1).forEach(word -> line.append(' ').append(quoted(word)));
        return line.append(";}\n").toString();
    }

    private static void limits(Limits limits, StringBuilder line) {
        limits.memoryBytes().ifPresent(bytes -> limit(line, 'v', bytes / 1024));
        limits.openFiles().ifPresent(files -> limit(line, 'n', files));
        limits.cpuSeconds().ifPresent(seconds -> limit(line, 't', seconds));
    }

    private static void limit(StringBuilder line, char which, long most) {
        line.append("ulimit -").append(which).append(' ').append(most).append("||exit 126;");
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
