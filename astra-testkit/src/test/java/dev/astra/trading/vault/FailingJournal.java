package dev.astra.trading.vault;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.AppendOutcome;
import dev.astra.core.store.Archive;
import dev.astra.core.store.Batch;
import dev.astra.core.store.InMemoryJournal;
import dev.astra.core.store.Journal;
import java.util.function.Consumer;

/** Fails before or after it has written: nobody knows what became of the batch. */
final class FailingJournal implements Journal {
    enum Trouble {
        NONE,
        NOTHING_WRITTEN,
        ANSWER_LOST
    }

    private final InMemoryJournal real = new InMemoryJournal();
    volatile Trouble trouble = Trouble.NONE;

    @Override
    public void replay(long afterSequence, Consumer<Batch> reader) {
        real.replay(afterSequence, reader);
    }

    @Override
    public AppendOutcome append(long afterSequence, Batch batch) {
        if (trouble == Trouble.NOTHING_WRITTEN) {
            throw new UnavailableException("the disk is gone");
        }
        AppendOutcome outcome = real.append(afterSequence, batch);
        if (trouble == Trouble.ANSWER_LOST) {
            throw new UnavailableException("the disk does not say");
        }
        return outcome;
    }

    @Override
    public Archive archive() {
        return real.archive();
    }

    @Override
    public void close() {}
}
