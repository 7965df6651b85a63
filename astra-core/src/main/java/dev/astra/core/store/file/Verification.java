package dev.astra.core.store.file;

import dev.astra.core.UnavailableException;
import dev.astra.core.store.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A look at a whole log that changes nothing: from the oldest kept snapshot on, every line and every snapshot. */
final class Verification {
    private Verification() {}

    static JournalReport of(Site site, Optional<String> expectedHead) {
        try {
            return of(site.standing(), expectedHead);
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the store in " + site + ": " + failed, failed);
        }
    }

    static JournalReport of(Folder folder, Optional<String> expectedHead) {
        try {
            LogReader log = new LogReader(folder);
            List<Long> snapshots = Names.snapshots(folder);
            if (log.isEmpty() && snapshots.isEmpty()) {
                throw new UnavailableException(
                        "there is no store in " + folder + ": expected " + Names.segment(1) + ", found no log");
            }
            List<LogReader.Basis> states = states(folder, snapshots);
            boolean whole = log.goesOnBehind(0);
            Set<LogReader.Basis> seen = new HashSet<>();
            boolean[] headSeen = {expectedHead.isEmpty()};
            LogReader.Log read = log.read(whole || states.isEmpty() ? null : states.get(0), new Scan.Reader() {
                @Override
                public void batch(Batch batch) {}

                @Override
                public void line(long sequence, String head) {
                    headSeen[0] |=
                            expectedHead.isPresent() && expectedHead.get().equals(head);
                    states.stream()
                            .filter(state -> state.standsAt(sequence, head))
                            .forEach(seen::add);
                }
            });
            for (LogReader.Basis state : states) {
                if (!seen.contains(state)) {
                    throw Damage.of(
                            Names.snapshot(state.sequence()), "expected the log to go through this state, it does not");
                }
            }
            if (!headSeen[0]) {
                throw Damage.of(
                        folder.toString(),
                        "no line of the log has the expected hash " + expectedHead.orElse("")
                                + ": it was rewritten, or given up since");
            }
            return JournalReport.of(read.end(), length(folder, read), snapshots, List.of());
        } catch (IOException failed) {
            throw new UnavailableException("cannot read the store in " + folder + ": " + failed, failed);
        }
    }

    private static long length(Folder folder, LogReader.Log read) throws IOException {
        try (Disk disk = folder.read(Names.segment(read.end().header().first()))) {
            return disk.length();
        }
    }

    private static List<LogReader.Basis> states(Folder folder, List<Long> snapshots) throws IOException {
        List<LogReader.Basis> states = new ArrayList<>();
        for (long sequence : snapshots) {
            String name = Names.snapshot(sequence);
            try (Disk disk = folder.read(name)) {
                SnapshotFile.Header header = SnapshotFile.read(name, disk, block -> {})
                        .orElseThrow(() -> Damage.of(name, "it is not what was written"))
                        .header();
                states.add(new LogReader.Basis(header.point().sequence(), header.head()));
            }
        }
        return states;
    }
}
