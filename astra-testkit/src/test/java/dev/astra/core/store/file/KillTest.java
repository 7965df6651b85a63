package dev.astra.core.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.store.HistoryEntry;
import dev.astra.core.store.Past;
import dev.astra.core.store.Rows;
import dev.astra.core.store.Store;
import dev.astra.testkit.Covers;
import dev.astra.testkit.HistoryContract;
import dev.astra.testkit.StoreContract;
import dev.astra.testkit.StoreContract.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a loaded process at random moments, with the witness outside it. {@code -Dastra.kills=200} does so 200 times. */
class KillTest {
    private static final int KILLS = Integer.getInteger("astra.kills", 4);
    private static final int THREADS = 16;

    @TempDir
    Path directory;

    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Random random = new Random(7);

    @Test
    @Covers("A-024")
    void noAcknowledgedChangeIsLostAndNoneIsHalfDoneHoweverOftenTheProcessIsKilled() throws Exception {
        kill();
    }

    @Test
    @Covers("A-024")
    void norWhileSnapshotsAndCompactionsRun() throws Exception {
        kill("snapshots");
        assertThat(FileJournal.verify(directory).snapshots()).isNotEmpty();
    }

    @Test
    @Covers("A-024")
    void norWhileBackupsAreTakenAndEveryBackupIsWhole(@TempDir Path kept) throws Exception {
        kill(kept.toString());
        Backups backups = Backups.in(kept, 3, InstantSource.system());
        assertThat(backups.files()).isNotEmpty().allSatisfy(Backup::verify);
    }

    private void kill(String... more) throws IOException {
        long lost = 0;
        long half = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killOne(more);
            try (Store store = Store.open(FileJournal.at(directory), StoreContract.TABLES, HistoryContract.TABLES)) {
                Rows<String, Entry> rows = store.view().table(StoreContract.ENTRIES);
                for (int thread = 0; thread < THREADS; thread++) {
                    String name = "thread-" + thread;
                    long left = rows.get(name + "-left").map(Entry::value).orElse(0L);
                    long right = rows.get(name + "-right").map(Entry::value).orElse(0L);
                    half += left == right && left == recorded(store, name) ? 0 : 1;
                    lost += left < acknowledged.getOrDefault(name, 0L) ? 1 : 0;
                }
            }
        }
        long total = acknowledged.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("kills: %d, acknowledged: %d, lost: %d, half applied: %d%n", KILLS, total, lost, half);
        assertThat(lost).isZero();
        assertThat(half).isZero();
        assertThat(total).isGreaterThan(KILLS);
    }

    /** The last of the numbers 1, 2, 3 … in the thread's history; -1 if they are others. */
    private static long recorded(Store store, String name) {
        Past<HistoryEntry<String, String>> past = store.view().history(HistoryContract.TEXTS, name);
        List<String> newest =
                past.newest(20).entries().stream().map(HistoryEntry::value).toList();
        long last = past.count();
        for (int i = 0; i < newest.size(); i++) {
            if (!newest.get(i).equals(Long.toString(last - i))) {
                return -1;
            }
        }
        return last;
    }

    /** Starts the process, listens for a while to what it acknowledges, kills it, and hears it out. */
    private void killOne(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(directory.toString(), Integer.toString(THREADS)));
        arguments.addAll(List.of(more));
        Process process = JavaProcess.start(KillVictim.class, arguments.toArray(String[]::new));
        int killAfter = 200 + random.nextInt(4000);
        try (BufferedReader witness = process.inputReader(StandardCharsets.US_ASCII)) {
            int heard = 0;
            for (String line = witness.readLine(); line != null; line = witness.readLine()) {
                note(line);
                if (++heard == killAfter) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The last line may be torn by the kill: it is then no acknowledgment. */
    private void note(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 2 && !words[1].isEmpty() && words[0].startsWith("thread-")) {
            acknowledged.merge(words[0], Long.parseLong(words[1]), Math::max);
        }
    }
}
