package dev.astra.core.process.jdk;

import dev.astra.core.process.ProcessLauncher.Urgency;

/** Thread-safe. One instance as the launcher knows it. */
final class Life {
    private final Mark mark;
    private final boolean adopted;
    private boolean exited;
    private long lookMillis = 1;

    Life(Mark mark, boolean adopted) {
        this.mark = mark;
        this.adopted = adopted;
    }

    Mark mark() {
        return mark;
    }

    boolean adopted() {
        return adopted;
    }

    synchronized boolean exited() {
        return exited;
    }

    /** Whether it was not known before. */
    synchronized boolean exit() {
        boolean first = !exited;
        exited = true;
        return first;
    }

    /** The wait before the next look at what it left: short at first. */
    synchronized long nextLookMillis() {
        lookMillis = Math.min(100, lookMillis * 2);
        return lookMillis;
    }

    /** Something was done to it, so there may be news soon. */
    synchronized void lookSoon(Urgency urgency) {
        lookMillis = urgency == Urgency.KILL ? 1 : lookMillis;
    }
}
