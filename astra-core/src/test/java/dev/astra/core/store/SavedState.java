package dev.astra.core.store;

import dev.astra.core.store.file.FileJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Immutable once made. Everything that a client can see of a store with a past, in plain collections. */
record SavedState(Content content, List<Long> past) {
    static final History<String, Long> PAST =
            History.of("past", Key.text(name -> name, name -> name), new RowCodec<String, Long>() {
                @Override
                public void write(Long row, RowWriter out) {
                    out.number("value", row);
                }

                @Override
                public Long read(String key, RowReader in) {
                    return in.number("value");
                }
            });
    static final Schema TABLES = Schema.of().with(PAST);
    static final String KEY = "key";

    static final SavedState EMPTY = new SavedState(new Content(), List.of());

    static Store open(FileJournal journal, Random random) {
        return Store.builder(journal)
                .clock(() -> Instant.EPOCH, () -> 0)
                .random(random)
                .workers(new Turns())
                .open(Notes.TABLES, TABLES);
    }

    static SavedState of(Store store) {
        DurableView view = store.view();
        return new SavedState(
                Content.checked(view),
                view.history(PAST, KEY).newestFirst().map(HistoryEntry::value).toList());
    }

    SavedState copy() {
        return new SavedState(content.copy(), new ArrayList<>(past));
    }

    /** Adds a record to the past. */
    void add(long value) {
        past.add(0, value);
    }
}
