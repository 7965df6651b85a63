package dev.astra.core.process.jdk;

import dev.astra.core.process.Instance;
import dev.astra.core.process.ProcessSpec;
import dev.astra.core.process.ProgramName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One thread. Goes through the motions of a restart, in small pieces and without starting anything, so that the first real one does
 * not find code that was never run.
 */
final class Rehearsal {
    private static final int ROUNDS = 250;
    private static final int AT_ONCE = 5;
    private static final long PAUSE_MILLIS = 25;
    private static final String TOKEN = "0".repeat(32);

    private final ProcessTable table;
    private final ScheduledExecutorService background;
    private final String searchPath;
    private final Mark mark;
    private final ProcessSpec spec =
            ProcessSpec.builder("rehearsal", "sh", "-c", "exit 0").build();
    private int done;

    Rehearsal(ProcessTable table, ScheduledExecutorService background, String searchPath) {
        this.table = table;
        this.background = background;
        this.searchPath = searchPath;
        long pid = ProcessHandle.current().pid();
        this.mark =
                new Mark(new Instance(new ProgramName("rehearsal"), 1), pid, table.start(pid), TOKEN, table.forks());
    }

    void begin() {
        try {
            var unused = background.schedule(this::some, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            done = ROUNDS;
        }
    }

    private void some() {
        for (int i = 0; i < AT_ONCE; i++) {
            var members = table.look().members(mark, Set.of());
            var program = Lookup.of(spec, searchPath).program();
            var orders = ShellLine.of(spec, program.orElse(""), Map.of(Mark.VARIABLE, TOKEN), Path.of("/dev/null"));
            done += members.isEmpty() || orders.isEmpty() ? ROUNDS : 1;
        }
        if (done < ROUNDS) {
            begin();
        }
    }
}
