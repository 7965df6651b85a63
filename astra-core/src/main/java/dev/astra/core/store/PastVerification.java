package dev.astra.core.store;

import dev.astra.core.CorruptDataException;
import java.util.HashMap;
import java.util.Map;

/** One thread. Reads the whole archive of a state and proves that it is what the state says: every line, every pointer. */
final class PastVerification {
    private final Root root;
    private final Archive archive;
    private final Map<ChainName, Chain> chains = new HashMap<>();
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
        Map<ChainName, Chain> live = new HashMap<>();
        root.table(Chain.CHAINS).all().forEach(chain -> live.put(chain.name(), chain));
        if (!live.equals(chains)) {
            throw wrong("the state has other chains than the archive");
        }
        return records;
    }

    private void check(ArchiveLine line) {
        Chain all = chain(ChainName.of(line.history()));
        require(all, line.number(), line.back());
        Chain same = chain(ChainName.of(line.history(), line.key()));
        require(same, line.place(), line.keyBack());
        ArchiveLine.Second second = line.second();
        if (second != null) {
            Chain other = chain(ChainName.of(line.history(), second.key()));
            require(other, second.place(), second.back());
            longer(other);
        }
        longer(all);
        longer(same);
    }

    private Chain chain(ChainName name) {
        return chains.computeIfAbsent(name, Chain::empty);
    }

    private void require(Chain chain, long place, Chain.Links back) {
        if (place != chain.length() + 1 || !back.equals(chain.links())) {
            throw wrong("its place or its pointers are not those of record " + (chain.length() + 1) + " of "
                    + chain.name());
        }
    }

    private void longer(Chain chain) {
        chains.put(chain.name(), chain.with(end.position()));
    }

    private CorruptDataException wrong(String what) {
        return new CorruptDataException("position " + end.position() + " of the archive: " + what
                + ". Nothing was changed. Keep a copy of the store, then restore a backup");
    }
}
