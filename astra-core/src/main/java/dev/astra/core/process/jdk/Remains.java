package dev.astra.core.process.jdk;

import dev.astra.core.UnavailableException;
import dev.astra.core.process.ProcessLauncher.Urgency;
import dev.astra.core.process.ProgramName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread. What a supervisor that died has left. */
final class Remains {
    private static final long LOOK_MILLIS = 20;
    private static final Duration KILL_WITHIN = Duration.ofSeconds(10);

    private final ProcessTable table;
    private final Duration grace;

    Remains(ProcessTable table, Duration grace) {
        this.table = table;
        this.grace = grace;
    }

    /**
     * The instances of which the main process lives, one for each name; all else that is left is ended first, such as
     * processes whose main process is gone.
     */
    List<Mark> of(Ledger ledger) throws IOException {
        Map<ProgramName, Mark> whole = new HashMap<>();
        List<Mark> broken = new ArrayList<>();
        for (Mark mark : ledger.open().values()) {
            if (!table.lives(mark.pid(), mark.start())) {
                broken.add(mark);
                continue;
            }
            @Nullable Mark older = whole.put(mark.instance().name(), mark);
            if (older != null) {
                broken.add(older);
            }
        }
        end(broken, ledger);
        return List.copyOf(whole.values());
    }

    /** Ends them, politely first, and waits until they are gone. */
    void end(List<Mark> marks, Ledger ledger) {
        await(marks, Urgency.ASK, grace);
        List<Mark> left = await(marks, Urgency.KILL, KILL_WITHIN);
        if (!left.isEmpty()) {
            throw new UnavailableException("expected to end what an earlier supervisor left, could not within "
                    + KILL_WITHIN.toSeconds() + " s: "
                    + left.stream()
                            .map(mark -> mark.instance() + " (process " + mark.pid() + ")")
                            .toList()
                    + "; nothing is started, so that there is no second copy");
        }
        marks.forEach(ledger::gone);
    }

    private List<Mark> await(List<Mark> marks, Urgency urgency, Duration within) {
        long begun = System.nanoTime();
        List<Mark> left = living(marks);
        boolean asked = false;
        while (!left.isEmpty() && System.nanoTime() - begun < within.toNanos()) {
            if (!asked || urgency == Urgency.KILL) {
                ProcessTable.Sight sight = table.look();
                left.forEach(mark -> Signals.send(table, sight.members(mark, Set.of()), urgency));
                asked = true;
            }
            pause();
            left = living(left);
        }
        return left;
    }

    private List<Mark> living(List<Mark> marks) {
        ProcessTable.Sight sight = table.look();
        return marks.stream()
                .filter(mark -> !sight.members(mark, Set.of()).isEmpty())
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while what was left was ended", stop);
        }
    }
}
