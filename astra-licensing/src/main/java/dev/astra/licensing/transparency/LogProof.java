package dev.astra.licensing.transparency;

import dev.astra.licensing.MachineId;
import java.util.Objects;

/**
 * Immutable. An entry and the proof that a log has it.
 *
 * @param entry what happened
 * @param inclusion where it stands
 */
public record LogProof(LogEntry entry, Inclusion inclusion) {
    /** Refuses missing parts. */
    public LogProof {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(inclusion, "inclusion");
    }

    /** Whether the log with this head has the entry. */
    public boolean holds(LogHead head) {
        return head.size() == inclusion.size() && inclusion.proves(entry.leaf(), head.root());
    }

    /** Whether the log with this head has the entry, and the license had the machine then. */
    public boolean holds(LogHead head, MachineId machine) {
        return holds(head) && entry.isOf(machine);
    }
}
