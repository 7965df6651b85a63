package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Thread-safe. Lets a shell that waits become the program. */
final class ShellStarter implements Starter {
    private static final int TRIES = 5;

    /** So many programs have a thread of their own that waits for their end. */
    private static final int MOST_WAITING = 8;

    private final StandbyPool pool;
    private final Semaphore threads = new Semaphore(MOST_WAITING);

    ShellStarter(StandbyPool pool) {
        this.pool = pool;
    }

    @Override
    public Begun start(ProcessSpec spec, String program, Map<String, String> marks, Path output, Recorder record)
            throws IOException {
        String line = ShellLine.of(spec, program, marks, output);
        IOException last = new IOException("no shell could be had");
        for (int i = 0; i < TRIES; i++) {
            Standby standby = pool.take();
            if (!standby.waits()) {
                continue;
            }
            Mark mark = record.record(standby.pid(), standby.start(), standby.forks());
            try {
                standby.become(line);
                return new Begun(mark, standby.ending(threads));
            } catch (IOException gone) {
                last = gone;
            }
        }
        throw last;
    }

    @Override
    public Set<Long> waiting() {
        return pool.pids();
    }

    @Override
    public void expect(int programs) {
        pool.size(programs);
    }

    @Override
    public void close() {
        pool.close();
    }
}
