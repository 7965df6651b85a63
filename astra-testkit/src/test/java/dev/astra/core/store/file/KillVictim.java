package dev.astra.core.store.file;

import dev.astra.core.store.Store;
import dev.astra.testkit.HistoryContract;
import dev.astra.testkit.StoreContract;
import dev.astra.testkit.StoreContract.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.ObjIntConsumer;

/**
 * A loaded process, made to be killed: each of its threads writes the numbers 1, 2, 3 … to a pair of rows of its own, both
 * in one change that also adds the number to a history, and says on standard output which number was acknowledged. With
 * {@code snapshots} as third argument it takes snapshots and compacts all the while, with any other it takes backups there.
 */
final class KillVictim {
    private KillVictim() {}

    public static void main(String[] arguments) {
        FileJournal journal = FileJournal.at(Path.of(arguments[0]));
        Store store = Store.open(journal, StoreContract.TABLES, HistoryContract.TABLES);
        if (arguments.length > 2 && arguments[2].equals("snapshots")) {
            keep(store, KillVictim::keepStates);
        } else if (arguments.length > 2) {
            Backups backups = Backups.in(Path.of(arguments[2]), 3, InstantSource.system());
            keep(store, (open, number) -> backups.take(open, journal));
        }
        for (int thread = 0; thread < Integer.parseInt(arguments[1]); thread++) {
            String name = "thread-" + thread;
            new Thread(() -> work(store, name)).start();
        }
    }

    private static void keep(Store store, ObjIntConsumer<Store> keeping) {
        Thread keeper = new Thread(() -> {
            for (int i = 1; ; i++) {
                keeping.accept(store, i);
            }
        });
        keeper.setDaemon(true);
        keeper.start();
    }

    /** Snapshots, and now and then everything older is given up. */
    private static void keepStates(Store store, int number) {
        if (number % 3 == 0) {
            store.compact();
        } else {
            store.snapshot();
        }
    }

    private static void work(Store store, String name) {
        long last = store.view()
                .table(StoreContract.ENTRIES)
                .get(name + "-left")
                .map(Entry::value)
                .orElse(0L);
        for (long number = last + 1; ; number++) {
            long next = number;
            store.execute(tx -> {
                tx.put(StoreContract.ENTRIES, new Entry(name + "-left", next));
                tx.put(StoreContract.ENTRIES, new Entry(name + "-right", next));
                tx.append(HistoryContract.TEXTS, name, Long.toString(next));
            });
            byte[] line = (name + " " + number + "\n").getBytes(StandardCharsets.US_ASCII);
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
