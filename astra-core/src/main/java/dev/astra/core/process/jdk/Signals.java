package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessLauncher.Urgency;
import java.util.List;

/** Ends processes, and never another one that has got the same number. */
final class Signals {
    private Signals() {}

    /** The handle is taken before the start is compared, and the JDK compares it once more when it sends. */
    static void send(ProcessTable table, List<ProcessTable.Member> members, Urgency urgency) {
        for (ProcessTable.Member member : members) {
            ProcessHandle.of(member.pid())
                    .filter(handle -> table.lives(member.pid(), member.start()))
                    .ifPresent(handle -> send(handle, urgency));
        }
    }

    private static void send(ProcessHandle handle, Urgency urgency) {
        if (urgency == Urgency.KILL) {
            handle.destroyForcibly();
        } else {
            handle.destroy();
        }
    }
}
