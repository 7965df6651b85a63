package dev.astra.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Thread-safe. A log that lives as long as this object: for tests, and for state that need not outlive the program.
 * Several stores may share one; each then sees what the others wrote once it catches up.
 */
public final class InMemoryJournal implements Journal {
    private final List<Batch> batches = new ArrayList<>();
    private final Archive archive = new InMemoryArchive();

    /** An empty log. */
    public InMemoryJournal() {}

    @Override
    public void replay(long afterSequence, Consumer<Batch> reader) {
        List<Batch> later;
        synchronized (batches) {
            int from = (int) Math.min(afterSequence, batches.size());
            later = List.copyOf(batches.subList(from, batches.size()));
        }
        later.forEach(reader);
    }

    @Override
    public AppendOutcome append(long afterSequence, Batch batch) {
        synchronized (batches) {
            int head = batches.size();
            if (head > afterSequence && batches.get((int) afterSequence).id().equals(batch.id())) {
                return new AppendOutcome.Appended();
            }
            if (head != afterSequence) {
                return new AppendOutcome.SomeoneWasFirst(head);
            }
            batches.add(batch);
            return new AppendOutcome.Appended();
        }
    }

    @Override
    public Archive archive() {
        return archive;
    }

    /** Keeps everything, so that the next store on this journal finds it. */
    @Override
    public void close() {}
}
