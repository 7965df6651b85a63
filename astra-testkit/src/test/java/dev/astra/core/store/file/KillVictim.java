package dev.astra.core.store.file;

import dev.astra.core.store.Store;
import dev.astra.testkit.HistoryContract;
import dev.astra.testkit.StoreContract;
import dev.astra.testkit.StoreContract.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A loaded process, made to be killed: each of its threads writes the numbers 1, 2, 3 … to a pair of rows of its own, both
 * in one change that also adds the number to a history, and says on standard output which number was acknowledged. With a
 * third argument it takes snapshots and compacts all the while.
 */
final class KillVictim {
    private KillVictim() {}

    public static void main(String[] arguments) {
        Store store = Store.open(FileJournal.at(Path.of(arguments[0])), StoreContract.TABLES, HistoryContract.TABLES);
        if (arguments.length > 2) {
            keepStates(store);
        }
        for (int thread = 0; thread < Integer.parseInt(arguments[1]); thread++) {
            String name = "thread-" + thread;
            new Thread(() -> work(store, name)).start();
        }
    }

    /** Without a pause: snapshots, and now and then everything older is given up. */
    private static void keepStates(Store store) {
        Thread keeper = new Thread(() -> {
            for (int i = 1; ; i++) {
                if (i % 3 == 0) {
                    store.compact();
                } else {
                    store.snapshot();
                }
            }
        });
        keeper.setDaemon(true);
        keeper.start();
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
