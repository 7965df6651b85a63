package dev.astra.core.store;

import dev.astra.testkit.ArchiveContract;
import dev.astra.testkit.HistoryContract;
import dev.astra.testkit.JournalContract;
import dev.astra.testkit.StoreContract;

class InMemoryJournalTest implements JournalContract, StoreContract, ArchiveContract, HistoryContract {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    public Journal open() {
        return journal;
    }
}
