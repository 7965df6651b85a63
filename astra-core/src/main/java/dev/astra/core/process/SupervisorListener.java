package dev.astra.core.process;

/** Thread-safe. Hears what happens to programs. */
@FunctionalInterface
public interface SupervisorListener {
    /** Called in order, one at a time. Returns soon: decisions wait for it. */
    void heard(SupervisorEvent event);
}
