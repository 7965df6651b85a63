package dev.astra.core.store.file;

import dev.astra.core.store.Journal;
import dev.astra.testkit.ArchiveContract;
import dev.astra.testkit.HistoryContract;
import dev.astra.testkit.JournalContract;
import dev.astra.testkit.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest implements JournalContract, StoreContract, ArchiveContract, HistoryContract {
    @TempDir
    Path directory;

    @Override
    public Journal open() {
        return FileJournal.at(directory.resolve("store"));
    }
}
