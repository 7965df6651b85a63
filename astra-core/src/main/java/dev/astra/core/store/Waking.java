package dev.astra.core.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Thread-safe. Wakes the threads that wait for a batch: a few itself, and each of them another one before it goes on. To wake a
 * thread takes a processor as long as to run a change; so all processors take part, and none goes back and forth between one
 * that wakes and those who are woken.
 *
 * <p>Nobody depends on another's thread for long: who was not reached, since a thread before it was interrupted meanwhile or
 * gets no processor, is woken by {@link #makeSure}.
 */
final class Waking {
    private static final int WAYS = 4;

    private List<Pending<?>> passing = List.of();
    private List<Pending<?>> passingBefore = List.of();

    /** Tells all of these what became of their changes. */
    synchronized void tell(List<? extends Pending<?>> pendings) {
        List<Pending<?>> awaited = new ArrayList<>(pendings.size());
        for (Pending<?> pending : pendings) {
            if (pending.isAwaited()) {
                awaited.add(pending);
            }
        }
        for (int i = WAYS; i < awaited.size(); i++) {
            awaited.get(i - WAYS).passOnTo(awaited.get(i));
        }
        pendings.forEach(Pending::answer);
        int ways = Math.min(WAYS, awaited.size());
        awaited.subList(0, ways).forEach(Pending::wake);
        // Most of the last batch are on their way; of the one before that nearly all have heard.
        passingBefore.forEach(Pending::wake);
        passingBefore = passing;
        passing = awaited.size() > ways ? awaited : List.of();
    }

    /** Wakes those who were told and have not heard yet. */
    synchronized void makeSure() {
        passingBefore.forEach(Pending::wake);
        passing.forEach(Pending::wake);
        passingBefore = List.of();
        passing = List.of();
    }
}
