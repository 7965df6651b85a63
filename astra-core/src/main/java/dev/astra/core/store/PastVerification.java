package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.HashMap;
import java.util.Map;

/** One thread. Reads the whole archive of a state and proves that it is what the state says: every line, every pointer. */
final class PastVerification {
    private final Root root;
    private final Archive archive;
    private final Map<String, Chain> chains = new HashMap<>();
    private ArchiveEnd end = ArchiveEnd.START;
    private long records;

    PastVerification(Root root, Archive archive) {
        this.root = root;
        this.archive = archive;
    }

    /** How many records there are. */
    long run() {
        ArchiveEnd expected = root.archiveEnd();
        while (end.position() < expected.position()) {
            byte[] bytes = archive.read(end.position());
            check(ArchiveLine.read(bytes, end.position()));
            end = end.behind(bytes);
            records++;
        }
        if (!end.equals(expected)) {
            throw wrong("a record before was edited: the hash of all lines is another");
        }
        Map<String, Chain> live = new HashMap<>();
        root.table(Chain.CHAINS).all().forEach(chain -> live.put(chain.name(), chain));
        if (!live.equals(chains)) {
            throw wrong("the state has other chains than the archive");
        }
        return records;
    }

    private void check(ArchiveLine line) {
        Chain all = chains.computeIfAbsent(Chain.name(line.history()), Chain::empty);
        Chain same = chains.computeIfAbsent(Chain.name(line.history(), line.key()), Chain::empty);
        if (line.number() != all.length() + 1
                || line.place() != same.length() + 1
                || !line.back().equals(all.links())
                || !line.keyBack().equals(same.links())) {
            throw wrong("its place or its pointers are not those of record " + (all.length() + 1) + " of "
                    + line.history());
        }
        chains.put(all.name(), all.with(end.position()));
        chains.put(same.name(), same.with(end.position()));
    }

    private CorruptDataException wrong(String what) {
        return new CorruptDataException("position " + end.position() + " of the archive: " + what
                + ". Nothing was changed. Keep a copy of the store, then restore a backup");
    }
}
