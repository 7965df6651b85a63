package dev.astra.core.store;

import dev.astra.testkit.JournalContract;
import dev.astra.testkit.StoreContract;

class InMemoryJournalTest implements JournalContract, StoreContract {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    public Journal open() {
        return journal;
    }
}
